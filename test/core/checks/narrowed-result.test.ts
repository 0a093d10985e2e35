import { describe, expect, it } from 'vitest';
import { literals } from '#core/ir/builder.ts';
import type { Type } from '#core/ir/type.ts';
import { typeTable } from '#core/types/type-table.ts';
import { narrowBeyond, narrowTo } from '#core/checks/narrowed-result.ts';

const types = typeTable([]);
const text: Type = { kind: 'primitive', name: 'string' };
const kind = (value: string): Type => ({
  kind: 'object',
  fields: [{ id: value, name: 'kind', type: { kind: 'literal', value }, optional: false }],
});
const either: Type = { kind: 'union', options: [kind('x'), kind('y')] };

describe('the part of a result type', () => {
  it('that a case takes is what it names, as far as the type allows it', () => {
    expect(narrowTo(literals('x', 'y', 'w'), [], ['y', 'z', 'x'], types)).toEqual(literals('y', 'x'));
    expect(narrowTo(text, [], ['x', 1], types)).toEqual({ kind: 'literal', value: 'x' });
  });
  it('that a case takes by a field is the options whose field can be what it names', () => {
    expect(narrowTo(either, ['kind'], ['y', 'z'], types)).toEqual(kind('y'));
    expect(narrowTo(either, ['kind'], ['y', 'x'], types)).toEqual(either);
  });
  it('that is left for `else` is what can be something that no case names', () => {
    expect(narrowBeyond(literals('x', 'y', 'w'), [], ['y'], types)).toEqual(literals('x', 'w'));
    expect(narrowBeyond(text, [], ['x'], types)).toEqual(text);
    expect(narrowBeyond(either, ['kind'], ['x'], types)).toEqual(kind('y'));
  });
});

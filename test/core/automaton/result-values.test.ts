import { describe, expect, it } from 'vitest';
import { literals } from '#core/ir/builder.ts';
import type { Type } from '#core/ir/type.ts';
import { canBe, canBeOther, unnamedValues, valuesAt } from '#core/automaton/result-values.ts';
import { typeTable } from '#core/types/type-table.ts';

const primitive = (name: Extract<Type, { kind: 'primitive' }>['name']): Type => ({ kind: 'primitive', name });
const object = (name: string, type: Type, optional = false): Type => ({
  kind: 'object',
  fields: [{ id: name, name, type, optional }],
});
const union = (...options: readonly Type[]): Type => ({ kind: 'union', options });
const list: Type = object('inner', primitive('string'));
const at = (type: Type | undefined, ...path: readonly string[]): ReturnType<typeof valuesAt> =>
  valuesAt(type, path, typeTable([]));

describe('the values of a result at a path', () => {
  it('are anything below `any` and without a type', () => {
    for (const type of [undefined, primitive('any')]) expect(at(type, 'x', 'y').parts).toEqual([primitive('any')]);
  });
  it('are null below what has no such field, and where the field may be missing', () => {
    const absent = primitive('null');
    expect(at(primitive('string'), 'x').parts).toEqual([absent]);
    expect(at(object('y', primitive('string')), 'x').parts).toEqual([absent]);
    expect(at(object('x', primitive('string')), 'x').parts).toEqual([primitive('string')]);
    expect(at(object('x', primitive('string'), true), 'x').parts).toEqual([absent, primitive('string')]);
    expect(at(object('x', object('y', literals(1))), 'x', 'y').parts).toEqual(at(literals(1)).parts);
  });
  it('are those of a declared type, which may hold itself', () => {
    const reference = (declaration: string): Type => ({ kind: 'reference', declaration, name: declaration });
    const types = typeTable([
      { id: 'text', name: 'Text', type: literals('x', 'y') },
      {
        id: 'tree',
        name: 'Tree',
        type: union(object('next', reference('tree')), object('next', reference('text')), reference('tree')),
      },
    ]);
    const partsAt = (...path: readonly string[]): unknown => valuesAt(reference('tree'), path, types).parts;
    const texts = at(literals('x', 'y')).parts;
    const trees = [object('next', reference('tree')), object('next', reference('text'))];
    expect(partsAt()).toEqual(trees);
    expect(partsAt('next')).toEqual([...trees, ...texts]);
    expect(partsAt('next', 'next')).toEqual([...trees, ...texts, primitive('null'), primitive('null')]);
  });
  it('are those of every option', () => {
    const either = union(object('x', literals('a')), object('x', literals('b')), primitive('any'));
    expect(at(either, 'x').parts).toEqual([...at(literals('a', 'b')).parts, primitive('any')]);
  });
});

describe('a value that a case names', () => {
  const keys = ['text', '1', 1, 1.5, true, null];
  it.each<[Type, readonly unknown[]]>([
    [primitive('any'), keys],
    [primitive('string'), ['text', '1']],
    [primitive('integer'), [1]],
    [primitive('number'), [1, 1.5]],
    [primitive('boolean'), [true]],
    [primitive('null'), [null]],
    [literals('text', 1), ['text', 1]],
    [list, []],
  ])('can be one of %j', (type, expected) => {
    expect(keys.filter((key) => canBe(at(type), key))).toEqual(expected);
  });
  it('leaves what no case names, each once and in declared order', () => {
    const named = new Set(['b', true]);
    expect(unnamedValues(at(literals('c', 'b', 'a', 'c')), named)).toEqual({ values: ['c', 'a'], others: false });
    expect(unnamedValues(at(union(primitive('boolean'), primitive('null'))), named)).toEqual({
      values: [false, null],
      others: false,
    });
    expect(unnamedValues(at(primitive('boolean')), new Set())).toEqual({ values: [true, false], others: false });
    expect(unnamedValues(at(union(primitive('string'), literals('b'))), named)).toEqual({ values: [], others: true });
    expect(unnamedValues(at(list), named)).toEqual({ values: [], others: true });
    expect([literals('b'), literals('a'), primitive('integer')].map((type) => canBeOther(at(type), named))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

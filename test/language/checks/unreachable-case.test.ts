import { describe, expect, test } from 'vitest';
import { unreachableCase } from '#core/checks/unreachable-case.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { typeTable } from '#core/types/type-table.ts';
import { declaredFindings } from './declared-findings.ts';

const tools = `tool a(): "x" | "y"
tool b(): "y" | "z"
tool c(): { k: { l: 1 | true } }
tool d()
`;
const said = async (arrows: string): Promise<readonly unknown[]> =>
  (await declaredFindings(`${tools}workflow w {\n  start -> a | b | c | d\n  ${arrows}\n}\n`))
    .filter(({ code }) => code === 'unreachable-case')
    .map(({ at, message, related }) => [at, message, ...related]);

describe('keys that no result brings about', () => {
  test('a `when` of two tools: what either gives is of use', async () => {
    expect(await said('a | b -> when { "x" -> c; "y" -> c; "z" -> c; else -> exit }')).toEqual([]);
    expect(await said('a | b -> when { "x" | "q" -> c; "x" -> d; else -> exit }')).toEqual([
      ['"q"', '`a.result` is never `"q"`: it is `"x" | "y"`.'],
      ['"x"', 'An earlier case already takes `"x"`.', '"x": The case that takes it.'],
    ]);
    expect(await said('b | a -> when { "x" -> c; else -> exit }\n  c -> exit')).toEqual([]);
  });

  test('a key that is written a third time is taken by the first', async () => {
    expect(await said('d -> when { "x" -> a; "x" | "y" -> b; "x" -> c; else -> exit }')).toEqual([
      ['"x"', 'An earlier case already takes `"x"`.', '"x": The case that takes it.'],
      ['"x"', 'An earlier case already takes `"x"`.', '"x": The case that takes it.'],
    ]);
    const cases = [{ keys: [1] }, { keys: [1] }, { keys: [1] }];
    const rule = new WorkflowBuilder().rule({
      type: 'conditional',
      tool: 'a',
      path: [],
      cases: cases.map(({ keys }, index) => ({ id: `case ${index}`, keys, choice: { any: true, targets: [] } })),
      unmatched: 'stop',
    });
    const found = [
      ...unreachableCase.run({ workflows: [rule.build()], tools: [], types: typeTable([]), providers: [] }),
    ];
    expect(found.map(({ at, related }) => [at, related[0]?.at])).toEqual([
      ['case 1', 'case 0'],
      ['case 2', 'case 0'],
    ]);
  });

  test('fields of the result', async () => {
    expect(await said('c -> when k.l { 1 -> exit; 2 | 1 -> exit; true | "1" -> exit; else -> exit }')).toEqual([
      ['2', '`c.result.k.l` is never `2`: it is `1 | true`.'],
      ['1', 'An earlier case already takes `1`.', '1: The case that takes it.'],
      ['"1"', '`c.result.k.l` is never `"1"`: it is `1 | true`.'],
    ]);
    expect(await said('c -> when k { 1 -> exit; else -> exit }')).toEqual([
      ['1', '`c.result.k` is never `1`: it is `{ l: 1 | true }`.'],
    ]);
  });

  test('a tool that says nothing of its result, and a path that leads nowhere, can give anything', async () => {
    expect(await said('d -> when { "any" -> exit; 1 -> exit; "any" -> exit; else -> exit }')).toEqual([
      ['"any"', 'An earlier case already takes `"any"`.', '"any": The case that takes it.'],
    ]);
    expect(await said('c -> when k.m { 1 -> exit; 1 -> exit; else -> exit }')).toEqual([
      ['1', 'An earlier case already takes `1`.', '1: The case that takes it.'],
    ]);
    expect(await said('nobody -> when { 1 -> exit; 1 -> exit; else -> exit }')).toEqual([
      ['1', 'An earlier case already takes `1`.', '1: The case that takes it.'],
    ]);
  });
});

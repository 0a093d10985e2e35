import { expect, test } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

test('a type is lowered once for all declarations that refer to it, directly or through others', async () => {
  const text = 'type A = { b: B }\ntype B = { c: C }\ntype C = string\ntool a(x: A)\ntool b(x: B)\n';
  const { Wf, document } = await createWorkspace({ 'main.wf': text });
  const { parts, types } = Wf.analysis.Lowering.lower(document('main.wf'));
  const c = types.find(({ name }) => name === 'C');
  expect(types.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  expect(parts.map((part) => part.types.map(({ name }) => name))).toEqual([
    ['B', 'C'],
    ['C'],
    [],
    ['A', 'B', 'C'],
    ['B', 'C'],
  ]);
  for (const part of parts) for (const type of part.types.filter(({ name }) => name === 'C')) expect(type).toBe(c);
});

import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

/** Marked texts of the findings with a code, in a workflow over `a`, beside which `b` and `c` are declared. */
const marked = async (code: string, statements: string): Promise<readonly string[]> => {
  const text = `tool a(): { k: "x" }\ntool b()\ntool c()\nworkflow w {\n${statements}\n}\n`;
  return (await annotationsOf(text))
    .filter((finding) => finding.code === code)
    .map(({ line, start, end }) => text.split('\n')[line]?.slice(start, end) ?? '');
};

describe('not-in-workflow marks the name', () => {
  test.each([
    ['limit b to 2', ['b']],
    ['require b before exit', ['b']],
    ['approve a, b', ['b']],
    ['only after b: a', ['b']],
    ['only directly after b: a', ['b']],
    ['only after a: b', ['b']],
    ['only after b: c, a', ['b', 'c']],
  ])('%s', async (statement, expected) => {
    expect(await marked('not-in-workflow', `start -> a -> exit\n${statement}`)).toEqual(expected);
  });
});

test('a `when` of a field that is not there marks the `when`', async () => {
  expect(await marked('unresolved-reference', 'start -> a -> when kind {\n  "x" -> exit\n  else -> exit\n}')).toEqual([
    'when',
  ]);
  expect(await marked('unresolved-reference', 'start -> a -> when k { "x" -> exit }')).toEqual([]);
});

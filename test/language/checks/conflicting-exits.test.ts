import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

/** Texts under the conflicts of a workflow over the tools `a` and `b`. */
const conflicts = async (statements: string): Promise<readonly string[]> => {
  const text = `tool a()\ntool b()\nworkflow w(i: string) {\n  start -> a | b\n${statements}\n}\n`;
  return (await annotationsOf(text))
    .filter(({ code }) => code === 'conflicting-rules')
    .map(({ line, start, end, message }) => `${line}: ${text.split('\n')[line]?.slice(start, end) ?? ''}: ${message}`);
};

const clash = '`exit` stands in this choice twice with different answers.';

describe('two exits of one tool', () => {
  test.each([
    ['two answers', 'a -> exit(answer: "hi")\na -> exit(answer: "ho")', [`5: exit(answer: "ho"): ${clash}`]],
    ['an answer and none', 'a -> exit(answer: "hi")\na -> b | exit', [`5: exit: ${clash}`]],
    ['none and an answer', 'a | b -> exit\na -> exit(answer: i)', [`5: exit(answer: i): ${clash}`]],
    ['once for several tools', 'a | b -> exit\na | b -> exit(answer: i)', [`5: exit(answer: i): ${clash}`]],
    ['one answer twice', 'a -> exit(answer: { x: "hi" })\na -> exit(answer: { x: "hi" })', []],
    ['answers of two tools', 'a -> exit(answer: "hi")\nb -> exit(answer: "ho")', []],
  ])('%s', async (_, statements, expected) => {
    expect(await conflicts(statements)).toEqual(expected);
  });
});

test('a case that is not finished is quoted as such, not as `any`', async () => {
  expect(await conflicts('a -> when {\n"x" ->\nelse -> b\n}\na -> exit')).toEqual([
    '8: a: What follows `a` is said twice: here and by `a -> when { "x" -> …; else -> b }`.',
  ]);
});

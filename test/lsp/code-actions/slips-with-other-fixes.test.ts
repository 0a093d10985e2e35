import { describe, expect, it } from 'vitest';
import { fixed } from './fixed.ts';
import { told } from './told.ts';

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
/** Judge it in more words. */
tool c(): { kind: "yes" | "no" } command ["judge"]
/** Count. */
tool n(): integer command ["count"]
`;

describe('what a `when` looks at', () => {
  const decision = (path: string): string =>
    `${tools}workflow w {\n  start -> n -> c -> when${path} {\n    "yes" -> a\n    "no" -> exit\n  }\n  a -> exit\n}\n`;

  it.each([
    [' c.kind', 'c'],
    [' c.result.kind', 'c.result'],
    [' result.kind', 'result'],
  ])('needs no name of its tool: %s', async (path, needless) => {
    const { problems, after } = await told(decision(path));
    expect(problems).toEqual([`when: A \`when\` looks at the result by itself: leave out \`${needless}\`.`]);
    expect(after).toBe(decision(' kind'));
  });

  it('is not the result of another tool', async () => {
    const { problems } = await told(decision(' n'));
    expect(problems).toEqual([
      'when: This `when` looks at the result of `c`, behind which it stands, not at that of `n`.',
    ]);
  });
});

describe('a description that is no comment', () => {
  it.each([
    [
      'of a tool',
      'tool t(x: string): string\n  description: "Find it."\n  command ["find", "{x}"]\n',
      '/** Find it. */\ntool t(x: string): string\n  command ["find", "{x}"]\n',
    ],
    [
      'of a workflow',
      'workflow v {\n  description "Find it."\n  start -> a -> exit\n}\n',
      '/** Find it. */\nworkflow v {\n  start -> a -> exit\n}\n',
    ],
  ])('%s becomes one', async (_what, wrong, right) => {
    const rest = `${tools}workflow w {\n  start -> b -> exit\n}\n`;
    const { problems, after } = await told(rest + wrong);
    expect(problems).toHaveLength(1);
    expect(after).toBe(rest + right);
  });

  it('stays where there is a comment already', async () => {
    const wrong = tools.replace(' command ["count"]', '\n  description: "Count all."\n  command ["count"]');
    const { problems, after } = await told(`${wrong}workflow w {\n  start -> n -> exit\n}\n`);
    expect([problems.length, after]).toEqual([1, undefined]);
  });
});

it.each([
  ['start -> a -> a | exit limit a to 3', 'start -> a -> a | exit; limit a to 3', 'limit'],
  ['start -> a -> exit approve a', 'start -> a -> exit; approve a', 'approve'],
])('a statement behind another on its line: %s', async (wrong, right, marked) => {
  const text = (statement: string): string => `${tools}workflow w {\n  ${statement}\n}\n`;
  expect(await told(text(wrong))).toEqual({
    problems: [`${marked}: Each statement stands on a line of its own or behind \`;\`.`],
    after: text(right),
  });
});

it('`exit` begins no statement', async () => {
  const { problems } = await told(`${tools}workflow w {\n  start -> a -> a | exit\n  exit limit a to 3\n}\n`);
  expect(problems).toEqual(['exit limit a to 3: A run ends where an arrow leads to `exit`: `a -> exit`.']);
});

describe('a decision in the words of other languages', () => {
  const workflow = (lines: string): string => `${tools}workflow w {\n  start -> b\n${lines}  a -> exit\n}\n`;

  it.each([
    [
      'in braces',
      '  if (b == "yes") {\n    b -> a\n  } else {\n    b -> exit\n  }\n',
      '  b -> when {\n    "yes" -> a\n    else -> exit\n  }\n',
    ],
    [
      'behind colons',
      '  if b.result == "yes":\n    a\n  elif b.result == "no":\n    exit\n',
      '  b -> when {\n    "yes" -> a\n    "no" -> exit\n  }\n',
    ],
  ])('%s becomes a `when`', async (_what, wrong, right) => {
    const { problems, after } = await told(workflow(wrong));
    expect(problems).toHaveLength(1);
    expect(after).toBe(workflow(right));
  });

  it('stays where it asks something else, or does more than one thing', async () => {
    for (const wrong of [
      '  if n > 3:\n    a\n  else:\n    exit\n',
      '  if b == "yes":\n    a\n  elif n == 1:\n    exit\n',
      '  if b == "yes":\n    a\n    exit\n',
    ]) {
      expect((await told(workflow(wrong))).after).toBeUndefined();
    }
  });
});

describe('a tool that waits for another is led to by way of it', () => {
  it.each([
    ['start -> a -> exit', 'conflicting-rules', 'start -> b -> a -> exit\n  b -> b'],
    ['start -> n -> a -> exit', 'dead-end', 'start -> n -> b -> a -> exit\n  b -> b'],
  ])('%s', async (flow, code, right) => {
    const text = (statement: string): string =>
      `${tools}workflow w {\n  ${statement}\n\n  only after b: a\n${statement === right ? '' : '  use b\n'}}\n`;
    const fixes = await fixed(text(flow), code);
    const [title, after] = [...fixes].find(([one]) => one.startsWith('Call `b` directly before `a`')) ?? [];
    expect(title).toMatch(/ \*$/);
    expect(after).toBe(text(right));
  });
});

import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

// One slip that changes what the lines below it are read as.

const tools = `/** Look it up. */
tool a(x: string): string
  command ["look", "{x}"]

/** Judge it. */
tool b(): "yes" | "no"
  command ["judge"]

`;
const workflow = (lines: string, head = 'workflow w(topic: string)'): string =>
  `${tools}${head} {\n${lines}\n}\n\nworkflow v {\n  start -> b -> exit\n}\n`;
const goesOn = 'A chain that goes on below begins the next line with its `->` or `|`: nothing stands behind this one.';
const several = 'A text of several lines stands between `"""` and `"""`.';

describe('it is one error, and its fix leaves none', () => {
  it.each([
    [
      'a chain whose arrow stands last',
      '  start -> a ->\n    b -> exit',
      `->: ${goesOn}`,
      '  start -> a\n    -> b -> exit',
    ],
    [
      'a chain whose arrows all stand last',
      '  start ->\n    a ->\n    b ->\n    exit',
      `->: ${goesOn}`,
      '  start -> a -> b -> exit',
    ],
    [
      'cases with colons',
      '  start -> b -> when {\n    "yes": a\n    "no": b\n    else: exit\n  }\n  a -> exit',
      ':: An arrow is written `->`, not `:`.',
      '  start -> b -> when {\n    "yes" -> a\n    "no"  -> b\n    else  -> exit\n  }\n  a -> exit',
    ],
    [
      'a brace behind the first statements',
      '  start -> a -> b}\n  b -> exit\n  limit a to 3',
      '}: This `}` closes the workflow, and more of it stands below: leave it out.',
      '  start -> a -> b\n  b -> exit\n  limit a to 3',
    ],
    ['a choice', '  start -> a |\n  b\n  a | b -> exit', `|: ${goesOn}`, '  start -> a | b\n  a | b -> exit'],
    [
      'a text',
      '  prompt "About {topic}:\n    one\n    two"\n  start -> a -> exit',
      `:: ${several}`,
      '  prompt """About {topic}:\n    one\n    two"""\n  start -> a -> exit',
    ],
  ])('%s', async (_what, wrong, problem, right) => {
    const { problems, after } = await told(workflow(wrong));
    expect(problems).toEqual([problem]);
    expect(after).toBe(workflow(right));
  });

  it.each([
    [
      'workflow (topic: string)',
      'workflow main(topic: string)',
      'workflow: A workflow has a name: `workflow main { … }`.',
    ],
    ['workflow', 'workflow main', 'workflow: A workflow has a name: `workflow main { … }`.'],
    [
      'workflow w(topic": string)',
      'workflow w(topic: string)',
      '(topic": The name of a parameter stands without quotes.',
    ],
    ['workflow w(topic: string', 'workflow w(topic: string)', '(: This `(` is not closed.'],
  ])('%s', async (wrong, right, problem) => {
    const lines = '  start -> a -> b\n  b -> exit';
    expect(await told(workflow(lines, wrong))).toEqual({ problems: [problem], after: workflow(lines, right) });
  });

  it.each([
    ['tool c(x: string: string', 'tool c(x: string): string'],
    ['tool c(x": string): string', 'tool c(x: string): string'],
    ['tool c(x: string', 'tool c(x: string)'],
    ['tool c(x: string[): string', 'tool c(x: string[]): string'],
  ])('%s', async (wrong, right) => {
    const text = (head: string): string => `/** C. */\n${head}\n  command ["c"]\n\n${workflow('  start -> c -> exit')}`;
    const { problems, after } = await told(text(wrong));
    expect(problems).toHaveLength(1);
    expect(after).toBe(text(right));
  });
});

it('a workflow without a name takes the first one that is free', async () => {
  const { after } = await told(
    `${workflow('  start -> a -> exit', 'workflow')}workflow main {\n  start -> b -> exit\n}\n`,
  );
  expect(after).toContain('workflow main_2 {');
});

it('a statement behind an arrow that leads nowhere yet is one of its own', async () => {
  const { problems } = await told(workflow('  start -> a ->\n  b -> exit'));
  expect(problems).toEqual(['->: Expected a tool, `exit`, `any`, `continue` or `when` after `->`.']);
});

it('two texts that are not closed are two slips', async () => {
  const { problems } = await told(workflow('  model "openai/gpt-4.1\n  prompt "Do it.\n  start -> a -> exit'));
  expect(problems).toHaveLength(2);
});

it.each([
  ['"yes"', '    "yes" -> a\n    else  -> any\n'],
  ['"yes" {\n    a\n  } else if b == "no"', '    "yes" -> a\n    "no"  -> a\n'],
])('a decision without an else leaves open what else may follow: %s', async (values, cases) => {
  const { after } = await told(workflow(`  start -> b\n  if b == ${values} {\n    a\n  }\n  a -> exit | b`));
  expect(after).toBe(workflow(`  start -> b\n  b -> when {\n${cases}  }\n  a -> exit | b`));
});

it('what stands behind a decision in braces belongs to the workflow', async () => {
  const lines = '  start -> b\n  if b == "yes" {\n    a\n  }\n  a -> exit';
  expect((await told(workflow(lines))).problems).toEqual([expect.stringMatching(/^if b == "yes" \{: What a result/)]);
});

it.each(['', '\n\n/** D. */\ntool d()\n  command ["d"]\n'])(
  'an arrow at the end of a body that is not closed is the one error before %j',
  async (below) => {
    const { problems } = await told(`${tools}workflow w {\n  a -> b\n  start ->${below}`);
    expect(problems.filter((one) => !one.startsWith('d:'))).toEqual(['->: Expected a tool or `any` after `->`.']);
  },
);

import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

// Chains, rules and settings as they are said elsewhere. Each is one error, in terms of the language.

const tools = `/** Look it up. */
tool a(x: string): string
  command ["look", "{x}"]

/** Judge it. */
tool b(n: integer): "yes" | "no"
  command ["judge", "{n}"]

`;
/** Leaves it open what may follow, so that no rule contradicts another. */
const workflow = (line: string): string =>
  `${tools}workflow w(topic: string) {\n  start -> a\n  a -> any\n  b -> any\n  ${line}\n}\n`;

async function mended(text: (line: string) => string, wrong: string): Promise<unknown> {
  const { problems, after } = await told(text(wrong));
  const [before, behind] = text('\0').split('\0');
  return [...problems, after?.slice(before?.length, -(behind?.length ?? 0))];
}

describe('a rule', () => {
  it.each([
    ['only after after a: b', 'after after: `after` stands here twice.', 'only after a: b'],
    ['b only if a', 'b only if a: The tool that waits stands last: `only after a: b`.', 'only after a: b'],
    ['b follows a', 'b follows a: The tool that waits stands last: `only after a: b`.', 'only after a: b'],
    ['only before b: a', 'only before b: a: What waits is told by `only after`: `only after a: b`.', 'only after a: b'],
    [
      'only immediately after a: b',
      'immediately: A tool that directly follows another is told by `only directly after a: b`.',
      'only directly after a: b',
    ],
    ['limit a to 0..3', '0..3: A limit is the most that there may be: `3`.', 'limit a to 3'],
    ['limit a at 3', 'at 3: How often a tool may be called stands behind `to`: `limit a to 3`.', 'limit a to 3'],
    ['limit calls of a to 3', 'calls of : A limit names a tool: leave out `calls of`.', 'limit a to 3'],
    ['approve a: human', ': human: It is a person who approves, each call: leave out `: human`.', 'approve a'],
    ['approve any', 'approve any: Tools are named one by one: `approve a, b`.', undefined],
    ['approve a if topic', 'if topic: A person is asked before every call of the tool: `approve a`.', undefined],
    ['require not a', 'not a: A tool that must not be called is one that no arrow leads to.', undefined],
    ['only after: b', ':: Which tool is waited for stands before `:`: `only after a: b`.', undefined],
  ])('%s', async (wrong, problem, right) => {
    expect(await mended(workflow, wrong)).toEqual([problem, right]);
  });
});

describe('a setting', () => {
  it.each([
    ['temperature 0.7f', '0.7f: A temperature is a number alone: `0.7`.', 'temperature 0.7'],
    ['temperature 0,7', '0,7: Decimals stand behind a point: `0.7`.', 'temperature 0.7'],
    [
      'model "openai/gpt-4.1", "openai/o3"',
      ', "openai/o3": A workflow has one model: leave out the others.',
      'model "openai/gpt-4.1"',
    ],
    ['prompt `Do it.`', '`Do it.`: A text stands in double quotes, not in backquotes.', 'prompt "Do it."'],
    ['prompt Do it.', 'Do it.: What stands behind `prompt` is a text in quotes: `"Do it."`.', 'prompt "Do it."'],
    ['prompt {topic}', '{topic}: What stands behind `prompt` is a text in quotes: `"{topic}"`.', 'prompt "{topic}"'],
    ['budget "50000 tokens"', '"50000 tokens": A number stands without quotes: `50000 tokens`.', 'budget 50000 tokens'],
    ['budget 5 dollars', 'dollars: A budget counts tokens: `budget 50000 tokens`.', undefined],
    [
      'env { A: "x" }',
      'env: `env` is no tool, and no statement begins with it. What a tool may know of the environment is said by its clause `secrets`: `secrets API_KEY`.',
      undefined,
    ],
  ])('%s', async (wrong, problem, right) => {
    expect(await mended(workflow, wrong)).toEqual([problem, right]);
  });
});

describe('a chain', () => {
  const text = (line: string): string => `${tools}workflow w(topic: string) {\n  ${line}\n}\n`;
  const answer = 'A run ends where an arrow leads to `exit`: `a -> exit`.';
  const again = 'A call is made again where an arrow leads back to it, as often as its limit says: `b -> b | c`.';
  const failed = 'What follows a failed call is a case: `a -> when { failed -> b; else -> c }`.';
  it.each([
    ['start a -> exit', 'a: The first call stands behind an arrow: `start -> a`.', 'start -> a -> exit'],
    ['start = a -> exit', '=: The first call stands behind an arrow: `start -> a`.', 'start -> a -> exit'],
    ['start -> a exit', 'exit: An arrow leads to `exit`: `a -> exit`.', 'start -> a -> exit'],
    ['start -> a -> -> exit', '-> ->: `->` stands here twice.', 'start -> a -> exit'],
    ['start -> a -> null', `null: ${answer}`, 'start -> a -> exit'],
    ['start -> a -> exit)', '): This `)` closes nothing: leave it out.', 'start -> a -> exit'],
    ['(a -> exit)', '(a -> exit): A chain stands without brackets: `start -> a -> exit`.', 'a -> exit'],
    [
      'start -> a(x: topic) -> b(n: 1_000) -> exit',
      '1_000: Numbers are written out: `1000`.',
      'start -> a(x: topic) -> b(n: 1000) -> exit',
    ],
    ['start -> a retry 3', 'retry 3: `retry` is a clause of the tool, where that is declared.', undefined],
    ['a failed -> b', `a failed: ${failed}`, undefined],
    [
      'start -> a(x: not topic) -> exit',
      'not topic: An argument is one value, nothing is chosen or computed in it: a tool does this.',
      undefined,
    ],
    [
      'start -> b? -> exit',
      '?: Every call behind an arrow is made; one that may be left out is a choice: `a -> b | c`.',
      undefined,
    ],
    ['start -> b x3 -> exit', `x3: ${again}`, undefined],
    ['start -> b * 3 -> exit', `* 3: ${again}`, undefined],
    ['b.run()', '.run(): What is called stands behind an arrow: `start -> a`.', undefined],
    [
      'start -> b.run() -> exit',
      '.run(): What stands behind an arrow is called: leave out `.run()`.',
      'start -> b -> exit',
    ],
    [
      'start -> try a -> exit',
      'try: What stands behind an arrow is called, and may fail: leave out `try`.',
      'start -> a -> exit',
    ],
    ['b', 'b: Expected `->` after `b`: a tool that no arrow names is named by `use b`.', undefined],
    ['c', 'c: `c` is no tool, and no statement begins with it.', undefined],
    ['print("x")', 'print("x"): Nothing is printed by a workflow: what a run does is told while it goes on.', ''],
    ['a ? b : exit', 'a ? b : exit: What a result decides is written `a -> when { "x" -> b; else -> c }`.', undefined],
  ])('%s', async (wrong, problem, right) => {
    expect(await mended(text, wrong)).toEqual([problem, right]);
  });

  it('two arguments without a comma', async () => {
    const call = (list: string): string =>
      `${tools.replace('x: string', 'x: string, y: string')}workflow w(topic: string) {\n  start -> a(${list}) -> exit\n}\n`;
    expect(await told(call('x: topic y: topic'))).toEqual({
      problems: ['y: Arguments are separated by `,`: one is missing before `y`.'],
      after: call('x: topic, y: topic'),
    });
  });
});

describe('a declaration', () => {
  const text = (line: string): string => `/** C. */\n${line}\n\nworkflow w {\n  start -> c -> exit\n}\n`;
  it.each([
    [
      'tool c(n: integer : 3)\n  command ["c"]',
      ': : A default stands behind `=`: `count: integer = 3`.',
      'tool c(n: integer = 3)\n  command ["c"]',
    ],
    [
      'tool c()\n  command ["c"]\n  secrets ["A", "B"]',
      '["A", "B"]: Secrets are listed without brackets: `a, b`.',
      'tool c()\n  command ["c"]\n  secrets A, B',
    ],
    [
      'tool c()\n  command ["c"]\n  env { A: "x" }',
      'env: What a tool may know of the environment is said by `secrets`: `secrets API_KEY`.',
      undefined,
    ],
    [
      'tool c {\n  "name": "c"\n}',
      '{: A tool has no braces: its parameters stand in brackets, `tool a(x: string)`.',
      undefined,
    ],
  ])('%s', async (wrong, problem, right) => {
    expect(await mended(text, wrong)).toEqual([problem, right]);
  });

  it.each(["description 'Look it up.'", "description: 'Look it up.'", 'description Look it up.'])(
    'a tool with %s',
    async (line) => {
      const { problems, after } = await told(
        `tool d()\n  ${line}\n  command ["d"]\n\nworkflow w {\n  start -> d -> exit\n}\n`,
      );
      expect(problems).toEqual(['description: The description of a tool is a comment `/** … */` above it.']);
      expect(after).toMatch(/^\/\*\* Look it up\. \*\/\ntool d\(\)\n {2}command/);
    },
  );

  it("a workflow with description '…'", async () => {
    const { problems, after } = await told(
      `${tools}workflow w {\n  description 'Do it.'\n  start -> a -> b -> exit\n}\n`,
    );
    expect(problems).toEqual(["description 'Do it.': What it is for is said by a comment `/** … */` above it."]);
    expect(after).toContain('/** Do it. */\nworkflow w {\n  start');
  });

  it.each([
    ['type B extends A { y: string }', 'type B = { x: string, y: string }'],
    ['type B extends A = { y: string }', 'type B = { x: string, y: string }'],
    ['type B extends A {}', 'type B = { x: string }'],
  ])('%s', async (wrong, right) => {
    const types = (line: string): string =>
      `type A = { x: string }\n${line}\n\n/** C. */\ntool c(x: A, y: B)\n  command ["c"]\n\nworkflow w {\n  start -> c -> exit\n}\n`;
    const { problems, after } = await told(types(wrong));
    expect(problems).toEqual([expect.stringMatching(/^extends A: Types are not added to each other/)]);
    expect(after).toBe(types(right));
  });

  it('tool tool', async () => {
    expect(await told(text('tool tool c()\n  command ["c"]'))).toEqual({
      problems: ['tool tool: `tool` stands here twice.'],
      after: text('tool c()\n  command ["c"]'),
    });
  });

  it('a file of JSON', async () => {
    const { problems } = await told('{\n  "nodes": []\n}\n');
    expect(problems).toEqual(['{: A file holds declarations: `tool a(x: string)` and `workflow w { … }`.']);
  });
});

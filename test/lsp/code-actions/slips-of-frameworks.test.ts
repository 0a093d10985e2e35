import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

// What somebody writes who comes from LangGraph, CrewAI, n8n, Letta or GitHub Actions.

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
`;
const workflow = (lines: string): string => `${tools}workflow w {\n  start -> a | b\n  a | b -> exit\n  ${lines}\n}\n`;
const arrows = 'Which call follows which is said by arrows: `start -> a -> exit`.';
const noStatement = (word: string, instead: string): string =>
  `${word}: \`${word}\` is no tool, and no statement begins with it. ${instead}`;

describe('a statement of another framework is one error, and its fix leaves none', () => {
  it.each([
    ['add_edge(a, b)', `add_edge(a, b): ${arrows}`, 'a -> b'],
    ['graph.add_edge("a", END)', `graph.add_edge("a", END): ${arrows}`, 'a -> exit'],
    ['workflow.add_edge(START, "a");', `workflow.add_edge(START, "a");: ${arrows}`, 'start -> a'],
    [
      'a -> return a.result',
      'return a.result: A run ends with `exit`, which takes the answer: `exit(answer: a.result)`.',
      'a -> exit(answer: a.result)',
    ],
    [
      'a -> return "done"',
      'return "done": A run ends with `exit`, which takes the answer: `exit(answer: "done")`.',
      'a -> exit(answer: "done")',
    ],
    ['a -> "b"', '"b": A tool is named without quotes: `b`.', 'a -> b'],
    ["a -> 'b'", "'b': A tool is named without quotes: `b`.", 'a -> b'],
    ['a -> exit | "b"', '"b": A tool is named without quotes: `b`.', 'a -> exit | b'],
    ['start -> "a" -> exit', '"a": A tool is named without quotes: `a`.', 'start -> a -> exit'],
    ['continue a', 'continue a: `continue` stands behind an arrow: `a -> continue`.', 'a -> continue'],
    ['a —> b', '—>: An arrow is written `->`, not `—>`.', 'a -> b'],
    ['a –> b', '–>: An arrow is written `->`, not `–>`.', 'a -> b'],
    [
      'require b after a',
      'require b after a: A tool that waits for another is told by `only after`: `only after a: b`.',
      'only after a: b',
    ],
    ['only a before b', 'only a before b: What waits is told by `only after`: `only after a: b`.', 'only after a: b'],
    ['limit a to 3 per run', 'per run: The number says it: leave out `per run`.', 'limit a to 3'],
    [
      'limit any to 9',
      'limit any to 9: A limit is for one tool; how many calls a run may make is said by `steps`: `steps 9`.',
      'steps 9',
    ],
    [
      'model ["openai/gpt-4o", "openai/gpt-4o-mini"]',
      '["openai/gpt-4o", "openai/gpt-4o-mini"]: A workflow has one model, a text in quotes: `"openai/gpt-4o"`.',
      'model "openai/gpt-4o"',
    ],
    [
      'model openai("gpt-4o")',
      'openai("gpt-4o"): A workflow has one model, a text in quotes: `"openai/gpt-4o"`.',
      'model "openai/gpt-4o"',
    ],
    [
      'model { provider: "openai", name: "gpt-4o" }',
      '{ provider: "openai", name: "gpt-4o" }: A workflow has one model, a text in quotes: `"openai/gpt-4o"`.',
      'model "openai/gpt-4o"',
    ],
  ])('%s', async (wrong, problem, right) => {
    expect(await told(workflow(wrong))).toEqual({ problems: [problem], after: workflow(right) });
  });

  it.each([
    ['b -> {"yes": a, "no": exit}', 'b -> when { "yes" -> a; "no" -> exit }', '{"yes": a, "no": exit}'],
    ['b -> { "yes": a }', 'b -> when { "yes" -> a }', '{ "yes": a }'],
  ])('%s', async (wrong, right, marked) => {
    const text = (line: string): string => `${tools}workflow w {\n  start -> b\n  ${line}\n  a -> exit\n}\n`;
    const { problems, after } = await told(text(wrong));
    expect(problems).toEqual([`${marked}: Cases stand behind \`when\`: \`a -> when { "x" -> b }\`.`]);
    expect(after).toBe(text(right));
  });

  it('a case that compares', async () => {
    const text = (key: string): string =>
      `${tools}workflow w {\n  start -> b -> when {\n    ${key} -> a\n    else -> exit\n  }\n  a -> exit\n}\n`;
    const { problems, after } = await told(text('result == "yes"'));
    expect(problems).toEqual(['result == : A case begins with its value: leave out `result ==`.']);
    expect(after).toBe(text('"yes"'));
  });
});

describe('a text that is put together', () => {
  it.each([
    ['prompt "About " + topic', '"About " + topic', 'prompt "About {topic}"'],
    ['prompt "About %s." % topic', '"About %s." % topic', 'prompt "About {topic}."'],
    ['prompt "About {}.".format(topic)', '"About {}.".format(topic)', 'prompt "About {topic}."'],
  ])('%s', async (wrong, marked, right) => {
    const text = (line: string): string => `${tools}workflow w(topic: string) {\n  ${line}\n  start -> a -> exit\n}\n`;
    expect(await told(text(wrong))).toEqual({
      problems: [`${marked}: Names are put into a text by braces: \`"about {topic}"\`.`],
      after: text(right),
    });
  });
});

describe('a declaration in the form of another language', () => {
  it.each([
    ['tool t(): string;', ';: A declaration ends with its line: leave out `;`.', 'tool t(): string'],
    [
      'enum Mood { angry, calm }',
      'enum Mood { angry, calm }: A choice of values is a type: `type Color = "red" | "blue"`.',
      'type Mood = "angry" | "calm"',
    ],
    [
      'tool t(): string, integer',
      ', integer: A tool gives one result: several are fields of an object, `{ a: string, b: integer }`.',
      undefined,
    ],
    [
      'tool t(x: string): string => fetch(x)',
      '=> fetch(x): A tool has no body: what it does is said by `from`, `http`, `command`, `mcp`, `prompt` or `person`.',
      undefined,
    ],
  ])('%s', async (wrong, problem, right) => {
    const text = (line: string): string => `${line}\n${workflow('')}`;
    expect(await told(text(wrong))).toEqual({ problems: [problem], after: right && text(right) });
  });
});

describe('what says it here is told', () => {
  it.each([
    ['process: sequential', 'process: `process` is no tool, and no statement begins with it.'],
    ['set_entry_point("a")', `set_entry_point("a"): ${arrows}`],
    ['run_first a', noStatement('run_first', 'What is called stands behind an arrow: `start -> a`.')],
    ['exit_loop a', noStatement('exit_loop', 'A run ends where an arrow leads to `exit`: `a -> exit`.')],
    [
      'continue_loop a',
      noStatement('continue_loop', 'That the model must go on is said by `continue`: `a -> continue`.'),
    ],
    [
      'max_count_per_step a 3',
      noStatement('max_count_per_step', 'How often a tool may be called is said by `limit`: `limit a to 3`.'),
    ],
    [
      'requires_approval a',
      noStatement('requires_approval', 'That a person agrees to a call is said by `approve`: `approve a`.'),
    ],
    [
      'timeout-minutes: 5',
      noStatement('timeout-minutes', 'How long a run may take is said by `timeout`: `timeout 5m`.'),
    ],
    ['only if a: b', 'only if: A tool that waits for another is told by `only after`: `only after a: b`.'],
  ])('in a workflow: %s', async (line, problem) => {
    expect((await told(workflow(line))).problems).toEqual([problem]);
  });

  it.each([
    [
      'tool t()\n  env: { KEY: "x" }',
      'env: What a tool may know of the environment is said by `secrets`: `secrets API_KEY`.',
    ],
    [
      'tool t()\n  continue-on-error: true',
      'continue-on-error: `continue-on-error` begins no declaration, and no clause of a tool: those are `timeout`, `retry`, `idempotent` and `secrets`.',
    ],
    ['task research {\n}', 'task: A workflow is declared by `workflow`, not by `task`.'],
    [
      'on: push\njobs:\n  build:\n    steps:\n      - run: npm test',
      'on: push: A file holds declarations: `tool a(x: string)` and `workflow w { … }`.',
    ],
    [
      'import { c } from "./tools.ts"',
      '"./tools.ts": `./tools.ts` is no `.wf` file: what a module exports becomes a tool by `tool c() from "./tools.ts"`.',
    ],
  ])('in a file: %s', async (lines, problem) => {
    expect((await told(`${lines}\n${workflow('')}`)).problems).toEqual([problem]);
  });
});

it.each([
  [
    'workflow v: { start -> a -> exit }',
    ':: The body of a workflow stands in braces, `workflow w { … }`, not behind `:`.',
    'workflow v { start -> a -> exit }',
  ],
  [
    'workflow v { start -> a -> * }',
    '-> *: That any tool may follow is said by `any`: `a -> any`.',
    'workflow v { start -> a -> any }',
  ],
  [
    'workflow v { start -> a -> when not x { true -> exit; else -> a } }',
    'when not x: A `when` compares nothing, it lists results and what follows each: `when { false -> b; else -> c }`.',
    undefined,
  ],
])('%s', async (wrong, problem, right) => {
  const { problems, after } = await told(`${tools}${wrong}\n`);
  expect({ problems, after }).toEqual({ problems: [problem], after: right && `${tools}${right}\n` });
});

it('a chain that goes on behind its `exit` says nothing of what stands there', async () => {
  const { problems } = await told(`${tools}workflow w {\n  start -> a -> exit -> b\n}\n`);
  expect(problems).toEqual(['exit: `exit` can only be the last of a chain.']);
});

it('a decorator named like a declaration begins none', async () => {
  const text = (lines: string): string => `${tools}${lines}\nworkflow w {\n  start -> t -> exit\n}\n`;
  const decorators = (word: string): string =>
    `${word}: There are no decorators: what \`${word}\` says has a clause of its own, or none.`;
  expect((await told(text('@tool\ntool t(x: string): string'))).problems).toEqual([decorators('@tool')]);
  expect((await told(text('@tool("t")\ntool t(x: string): string'))).problems).toEqual([decorators('@tool("t")')]);
  expect((await told(text('@tool\ndef t(x: string): string'))).problems).toEqual([
    decorators('@tool'),
    'def: A tool is declared by `tool`, not by `def`.',
  ]);
});

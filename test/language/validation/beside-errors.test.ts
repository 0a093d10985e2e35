import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

// A finding that follows from a line that could not be read is untrue, or says the same slip again.

async function told(text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const found = await (await createWorkspace({ ...others, 'main.wf': text })).problems('main.wf');
  return found.map(({ range, code }) => `${range.start.line + 1}: ${code}`);
}

const tools = 'tool a(x: string): string\ntool b(y: "u" | "v"): "yes" | "no"\n';
const run = 'workflow w(topic: string) {\n  start -> a(x: topic) -> b -> exit\n}\n';

describe('a declaration that cannot be read hides what it declares', () => {
  it.each([
    ['a keyword that is misspelled', `toool a(x: string): string\ntool b()\n${run}`, ['1: syntax-error']],
    ['a keyword of another language', `function a(x: string) {\n}\ntool b()\n${run}`, ['1: syntax-error']],
    ['a sign before the keyword', `.tool a(x: string)\ntool b()\n${run}`, ['1: syntax-error']],
    ['a name in quotes', `tool "a"(x: string): string\ntool b()\n${run}`, ['1: syntax-error']],
    ['a type', `typ Mood = "u" | "v"\ntool a(x: Mood)\ntool b()\n${run}`, ['1: syntax-error']],
  ])('%s', async (_what, text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  it.each([
    ['a comma is missing', 'import { a b } from "./lib.wf"\n'],
    ['a keyword is misspelled', 'imprt { a, b } from "./lib.wf"\n'],
    ['it begins with a sign', '.import { a, b } from "./lib.wf"\n'],
    ['it is that of Python', 'from "./lib.wf" import a, b\n'],
    ['a name is missing on one of its lines', 'import {\n  a,\n  b as,\n} from "./lib.wf"\n'],
  ])('an import: %s', async (_what, statement) => {
    const text = `${statement}${run}`;
    const found = await told(text, { 'lib.wf': tools });
    expect(found.filter((one) => !one.endsWith('syntax-error'))).toEqual([]);
    expect(found).toHaveLength(1);
  });

  it('in the file that others import', async () => {
    const others = { 'lib.wf': tools.replace('tool a', 'tol a') };
    const workspace = await createWorkspace({ ...others, 'main.wf': `import { a, b } from "./lib.wf"\n${run}` });
    const found = await workspace.problems('main.wf');
    expect(found.map(({ message }) => message)).toEqual(['`./lib.wf` declares `a` in a line that cannot be read.']);
  });

  it('but no other name, and none that a statement spells', async () => {
    expect(await told(`toool a(x: string)\ntool b()\n${run.replace('-> b', '-> c')}`)).toEqual([
      '1: syntax-error',
      '4: unresolved-reference',
    ]);
    expect(await told(`${tools}${run.replace('  start', '  limit c 3\n  start -> c\n  a')}`)).toEqual([
      '4: syntax-error',
      '4: unresolved-reference',
      '5: unresolved-reference',
    ]);
  });
});

it('what may follow is not known while a result cannot be read', async () => {
  const declarations = tools.replace('"yes" |', '"yes" =|');
  const decision = 'start -> b -> when {\n    "yes" -> exit\n    "no" -> a\n  }\n  a -> exit';
  expect(await told(`${declarations}workflow w {\n  ${decision}\n}\n`)).toEqual(['2: syntax-error']);
});

it.each([
  ['a result type whose bracket is open', 'workflow w(topic: string): string[ {\n  start -> exit\n}\n'],
  ['tools listed below a rule', 'workflow w {\n  start -> a | b\n  only after a:\n    b\n  b -> exit\n}\n'],
  ['a diagram without a direction', 'workflow w {\n  graph\n    start --> a\n    a --> b\n}\n'],
])('%s is one error', async (_what, workflow) => {
  const found = await told(`${tools}${workflow}`);
  expect(found.filter((one) => one.endsWith('syntax-error'))).toHaveLength(1);
});

it('a name that a quote touches is no name, and what stands behind one slash is none', async () => {
  expect(await told('tool a(): yes" | "no"\n')).toEqual(['1: syntax-error']);
  expect(await told(`${tools}${run.replace('exit', 'exit / then it ends')}`)).toEqual(['4: syntax-error']);
});

describe('nothing is said of a type that cannot be read', () => {
  const look = 'tool look(): Hit\ntool b(x: string)\n';
  const rest = 'workflow w(topic: string) {\n  start -> look -> b(x: look.result.url) -> exit\n}\n';
  const decide =
    'workflow w {\n  start -> look -> when kind { "u" -> b; "v" -> b; "w" -> exit; failed -> b }\n  b -> look\n}\n';
  it.each([
    ['a field behind one that a comma is missing before', `type Hit = { kind: string url: string }\n${look}${rest}`],
    ['a field that a decision looks at', `type Hit = { x: string; kind "u" }\n${look}${decide}`],
    ['where a run ends', `type Kind = "u" | "v" or "w"\ntype Hit = { kind: Kind }\n${look}${decide}`],
    [
      'what a run calls',
      `type Kind = "u" | "v" ; "w"\ntype Hit = { kind: Kind }\n${look}tool c()\n${decide.replace('exit', 'c').replace('\n}', ' | exit\n}')}`,
    ],
    ['a field in a text', `type T = { a: string, b: = }\ntool b(x: T)\n  command ["b", "{x.z}"]\n`],
    ['the default of a parameter', 'type Mood = "u" or "v"\ntool b(x: Mood = "v")\n'],
  ])('%s', async (_what, text) => {
    const found = await told(text);
    expect(found.filter((one) => !/(?:syntax-error|missing-exit)$/.test(one))).toEqual([]);
    expect(found.filter((one) => one.endsWith('syntax-error'))).toHaveLength(1);
  });

  it('of another file', async () => {
    const lib = `type Hit = { kind: string url: string }\n${look}`;
    expect(await told(`import { look, b } from "./lib.wf"\n${rest}`, { 'lib.wf': lib })).toEqual([]);
  });
});

describe('one line with an error of syntax makes nothing else wrong', () => {
  it.each([
    ['an input where the arguments of a call are not closed', run.replace('topic)', 'topic')],
    ['an input where arguments end too early', run.replace('(x: topic)', '(x: )topic)')],
    ['an input that stands between the braces again', run.replace('  start', '  topic: string\n  start')],
    ['inputs of another file format', run.replace('  start', '  inputs:\n    topic:\n      type: string\n  start')],
  ])('%s is not named like a tool', async (_what, workflow) => {
    const found = await told(`${tools}${workflow}`);
    expect(found.filter((one) => one.endsWith('duplicate-name'))).toEqual([]);
    expect(found).toContainEqual(expect.stringMatching(/syntax-error$/));
  });

  it.each([
    ['inputs', 'workflow w topic: string) {\n  prompt "About {topic}."\n  start -> a(x: topic) -> exit\n}\n'],
    ['the result of a tool that goes on', run.replace('-> exit', '-> exit\n    ->limit a to 3')],
    ['an argument', run.replace('(x: topic)', '(topic.length)')],
    ['a case', run.replace('-> exit', '-> when {\n    yes" -> exit\n    "no" -> exit\n  }')],
    ['the name of a model', run.replace('  start', '  model "prompt "Do it."\n  start')],
    ['a key of an object', 'tool c(x: string)\n  http GET "https://a.example" {\n    body { x: , x: 1 }\n  }\n'],
  ])('%s', async (_what, declaration) => {
    const found = await told(`${tools}${declaration}`);
    expect(found.filter((one) => !one.endsWith('syntax-error'))).toEqual([]);
    expect(found).toHaveLength(1);
  });
});

describe('what a call takes is not known while it cannot be read', () => {
  it.each([
    ['a parameter', tools.replace('x: string)', 'x: string[)')],
    ['a type', `type Kind = "u" | \ntool a(x: Kind): string\ntool b()\n`],
    ['the result of another', tools.replace('x: string): string', 'x: string): string=]')],
  ])('%s', async (_what, declarations) => {
    const found = await told(`${declarations}workflow w(topic: string) {\n  start -> a(x: topic) -> b -> exit\n}\n`);
    expect(found.filter((one) => !one.endsWith('syntax-error'))).toEqual([]);
  });
});

describe('a line that cannot be read hides nothing that has nothing to do with it', () => {
  const wrong = 'workflow v(topic: string) {\n  start -> b(y: "w") -> exit\n}\n';
  it.each([
    ['a type that the call does not take', `type Kind = "u" |\n${tools}${wrong}`],
    ['a declaration behind a type', `type Kind = "u"\ntoool c(x: string)\n${tools}${wrong}`],
    ['what runs for a tool', `${tools}  ? ["a"]\n${wrong}`],
    ['what is missing behind the word for what runs', `${tools}  prompt\n${wrong}`],
    ['the type of another parameter', `type Kind = "u" |\n${tools.replace('b(', 'b(z: Kind, ')}${wrong}`],
    [
      'a tool whose name is that of a diagram, alone',
      `tool graph()\n${tools}workflow u {\n  start -> graph\n  graph\n  graph -> b(y: "w") -> exit\n}\n`,
    ],
    [
      'a tool named like a diagram',
      `${tools}tool graph()\n${wrong.replace('start -> b', 'start -> graph\n  graph -> =\n  graph -> b')}`,
    ],
    ['what another call of the chain takes', `tool c(x: =)\n${tools}${wrong.replace('-> exit', '-> c(x: 1) -> exit')}`],
  ])('%s', async (_what, text) => {
    const found = await told(text);
    expect(found).toContainEqual(expect.stringMatching(/argument-type$/));
    expect(found.filter((one) => one.endsWith('syntax-error'))).toHaveLength(1);
  });

  it('a type that only a case leads to', async () => {
    const decision = 'start -> b -> when {\n    "gone" -> a\n    else -> c(x: "u")\n  }\n  a | c -> exit';
    const text = `type Kind = "u" |\n${tools}tool c(x: Kind)\nworkflow w {\n  ${decision}\n}\n`;
    expect(await told(text)).toContainEqual(expect.stringMatching(/unreachable-case$/));
  });

  it.each([
    ['a parameter', 'tool c(gone strin)\n'],
    ['a word of a command', 'tool c()\n  command ["look" "gone"]\n'],
  ])('a name that is no more than %s', async (_what, declaration) => {
    const found = await told(`${declaration}${tools}${run.replace('-> exit', '-> gone -> exit')}`);
    expect(found).toContainEqual(expect.stringMatching(/unresolved-reference$/));
  });

  it('what runs show of the workflow before it', async () => {
    const stuck = 'workflow v {\n  start -> b -> exit\n  require c before exit\n}\ntool c()\n';
    const [before] = stuck.split('tool c');
    expect(await told(`${tools}tool c()\n${before}? next() {\n}\n`)).toContain('6: not-in-workflow');
  });
});

describe('what is said of two things is not said where one of them cannot be read', () => {
  it.each([
    ['who waits', run.replace('-> exit', '-> exit\n  only after a a: b')],
    ['the arguments of a target', run.replace('-> exit', '-> exit\n  b -> a() | a(x: "1") )')],
    ['the result of a workflow', `workflow v : "x" =| "yes" {\n  start -> b -> exit\n}\n`],
    ['the inputs of a workflow', `workflow v(: "x") {\n  start -> b -> exit\n}\n`],
    ['a word that is there twice', run.replace('-> exit', '-> exit\n  limit limit a to 3')],
  ])('%s', async (_what, workflow) => {
    expect(await told(`${tools}${workflow}`)).toEqual([expect.stringMatching(/syntax-error$/)]);
  });

  it('a name with other letters is no type', async () => {
    expect(await told('tool größe(x: string): string\n')).toEqual(['1: syntax-error']);
  });
});

it.each(['my flow', 'my flow(topic: string)', 'my long flow'])(
  'a workflow named %s takes no declaration behind it',
  async (head) => {
    const text = `${tools}workflow ${head} {\n  start -> b -> exit\n}\ntool c()\nworkflow v {\n  start -> gone -> exit\n}\n`;
    expect(await told(text)).toEqual(['3: syntax-error', '8: unresolved-reference']);
  },
);

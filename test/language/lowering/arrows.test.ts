import { describe, expect, test } from 'vitest';
import { lowerBody, showRule } from '../../support/lower.ts';

/** Statements, the rules that they become, and the arrows that only say that the choice is free. */
const table: readonly (readonly [
  name: string,
  body: string,
  rules: readonly string[],
  open?: readonly (string | undefined)[],
])[] = [
  ['start', 'start -> a', ['init: a']],
  ['start of several', 'start -> a | b', ['init: a | b']],
  ['start, twice', 'start -> a\nstart -> b', ['init: a | b']],
  ['start or end', 'start -> a | exit', ['init: a | exit']],
  ['start is free', 'start -> any\nuse a', [], [undefined]],
  ['start is free or ends', 'start -> any | exit\nuse a', ['init: any | exit']],
  ['a chain', 'start -> a -> b | c -> exit', ['init: a', 'child a: b | c', 'terminal b', 'terminal c']],
  ['a group at the head', 'b | c -> d', ['child b: d', 'child c: d']],
  ['arrows of one tool are one choice', 'a -> b\nc -> d\na -> c', ['child a: b | c', 'child c: d']],
  ['exit beside others is a choice', 'a -> exit\na -> b', ['child a: b | exit']],
  ['exit alone ends', 'a -> exit', ['terminal a']],
  ['exit twice', 'a -> exit\na -> exit', ['terminal a']],
  ['exit with an answer', 'a -> exit(answer: 1)', ['terminal a with an answer']],
  ['exit with an answer beside others', 'a -> b | exit(answer: i)', ['child a: b | exit(…)']],
  ['any', 'a -> any', [], ['a']],
  ['any or exit', 'a -> any | exit', ['child a: any | exit']],
  ['continue', 'a -> continue', ['continue a']],
  ['continue beside arrows', 'a -> continue\na -> b', ['continue a', 'child a: b']],
  ['continue at the end of a chain', 'start -> a | b -> continue', ['init: a | b', 'continue a', 'continue b']],
  ['fixed arguments', 'start -> a(x: i) -> b(x: a.result) | c', ['init: a(x)', 'child a: b(x) | c']],
  ['a tool twice in a chain', 'a -> b -> a -> c', ['child a: b | c', 'child b: a']],
  ['a tool after itself', 'a -> a | exit', ['child a: a | exit']],
  ['the same target twice', 'a -> b(x: 1) | b(x: 2)', ['child a: b(x) | b(x)']],
  [
    'cases',
    'a -> when { "x" -> b\n "y" | 1 -> c | d\n failed -> exit\n else -> any }',
    ['conditional a stop {"x": b; "y",1: c | d; failed: exit; else: any}'],
  ],
  ['cases of a field', 'a -> when ok.yes { true -> b\n null -> c }', ['conditional a.ok.yes stop {true: b; null: c}']],
  [
    'a case that goes on',
    'a -> when { "x" -> b -> c | d -> exit }',
    ['conditional a stop {"x": b}', 'child b: c | d', 'terminal c', 'terminal d'],
  ],
  [
    'a case inside a case',
    'a -> when { "x" -> b -> when { "y" -> c } }',
    ['conditional a stop {"x": b}', 'conditional b stop {"y": c}'],
  ],
  [
    'cases of several tools',
    'a | b -> when { "x" -> c }',
    ['conditional a stop {"x": c}', 'conditional b stop {"x": c}'],
  ],
  [
    'cases beside an arrow: both are kept',
    'a -> b\na -> when { "x" -> c }',
    ['child a: b', 'conditional a stop {"x": c}'],
  ],
  [
    'two whens: both are kept',
    'a -> when { "x" -> c }\na -> when { "y" -> d }',
    ['conditional a stop {"x": c}', 'conditional a stop {"y": d}'],
  ],
  ['limit', 'limit a to 3', ['max-count a 3']],
  ['limit with a way on', 'limit a to 3 else -> b | exit', ['max-count a 3 else b | exit']],
  ['limit whose way on goes on', 'limit a to 3 else -> b -> c', ['child b: c', 'max-count a 3 else b']],
  ['require', 'require a, b before exit', ['required-before-exit a', 'required-before-exit b']],
  ['approve', 'approve a, b', ['requires-approval a', 'requires-approval b']],
  ['only after', 'only after a: b, c', ['after a: b', 'after a: c']],
  ['only directly after', 'only directly after a: b', ['directly-after a: b']],
];

describe('statements become rules', () => {
  for (const [name, body, rules, open = []] of table) {
    test(name, async () => {
      const workflow = await lowerBody(body);
      expect(workflow.rules.map(showRule)).toEqual(rules);
      expect(workflow.open.map(({ tool }) => tool)).toEqual(open);
    });
  }
});

describe('tools of a workflow', () => {
  test.each<[string, string, readonly string[]]>([
    ['those of arrows, in the order of the text', 'start -> c -> a\na -> b', ['c', 'a', 'b']],
    [
      'those of cases and of the ways on',
      'a -> when { "x" -> b\n else -> c }\nlimit a to 1 else -> d',
      ['a', 'b', 'c', 'd'],
    ],
    ['those of `use`', 'use b, a', ['b', 'a']],
    [
      'none that only other statements name',
      'use a\nlimit b to 1\nrequire c before exit\napprove d\nonly after e: a',
      ['a'],
    ],
  ])('%s', async (_name, body, tools) => {
    expect((await lowerBody(body)).tools.map(({ name }) => name)).toEqual(tools);
  });

  test('a name that means nothing is a tool of which only the name is known, and nothing follows from it', async () => {
    const workflow = await lowerBody('start -> nobody -> exit\nnobody -> whoever\nlimit stranger to 2');
    expect(workflow.tools.map(({ name, parameters }) => [name, parameters])).toEqual([
      ['nobody', []],
      ['whoever', []],
    ]);
    expect(workflow.rules.map(showRule)).toEqual(['init: nobody', 'child nobody: whoever | exit']);
    expect(workflow.open.map(({ tool }) => tool)).toEqual(['nobody', 'whoever']);
  });
});

describe('ids', () => {
  test('equal texts give equal ids', async () => {
    const body = 'start -> a(x: i) -> when { "x" -> b\n else -> c }\nlimit a to 2 else -> d\napprove b';
    const first = await lowerBody(body);
    await lowerBody('start -> e');
    expect(await lowerBody(body)).toEqual(first);
  });
});

import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

// A block of YAML, Python or mermaid is one slip, however many lines it has.

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
`;
const inputsBehind =
  '`inputs` is no tool, and no statement begins with it. The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.';
const callsOfRun =
  'Behind `steps` stands how many calls a run may make; which follows which is said by arrows: `start -> a -> b`.';
const diagram =
  'is no tool, and no statement begins with it. What a diagram shows is said by arrows alone: `start -> a -> exit`.';
const decision = 'What a result decides is written `a -> when { "x" -> b; else -> c }`.';
const severalLines = 'A text of several lines stands between `"""` and `"""`.';

const workflow = (head: string, body: string): string => `${tools}workflow ${head} {\n${body}}\n`;
const flow = '  start -> a -> exit\n';

describe('a block is one error, and its fix leaves none', () => {
  it.each([
    [
      'inputs with their types',
      workflow('w', `  inputs:\n    topic: string\n    n: int = 3\n${flow}`),
      `inputs: ${inputsBehind}`,
      workflow('w(topic: string, n: integer = 3)', flow),
    ],
    [
      'inputs beside others',
      workflow('w(m: string)', `  inputs:\n    - topic: string\n${flow}`),
      `inputs: ${inputsBehind}`,
      workflow('w(m: string, topic: string)', flow),
    ],
    [
      'one input',
      workflow('w', `  topic: string\n${flow}`),
      'topic: string: The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
      workflow('w(topic: string)', flow),
    ],
    [
      'a text behind a bar',
      workflow('w', `  prompt: |\n    Do it, well.\n\n    Then: stop.\n${flow}`),
      `: |: ${severalLines}`,
      workflow('w', `  prompt """\n    Do it, well.\n\n    Then: stop.\n  """\n${flow}`),
    ],
    [
      'a text behind a colon',
      workflow('w', `  prompt:\n    Do it.\n    Then stop.\n${flow}`),
      `:: ${severalLines}`,
      workflow('w', `  prompt """\n    Do it.\n    Then stop.\n  """\n${flow}`),
    ],
    [
      'a list of steps',
      workflow('w', '  steps:\n  - a\n  - b\n'),
      `:: ${callsOfRun}`,
      workflow('w', '  start -> a -> b -> exit\n'),
    ],
    [
      'a list of steps in brackets',
      workflow('w', '  steps: [a, b]\n'),
      `: [a, b]: ${callsOfRun}`,
      workflow('w', '  start -> a -> b -> exit\n'),
    ],
    [
      'a diagram between the braces',
      workflow('w', '  graph TD;\n  start --> a;\n  a --> b[Judge] --> exit\n'),
      `graph: \`graph\` ${diagram}`,
      workflow('w', '  start -> a\n  a -> b -> exit\n'),
    ],
    [
      'the first line of a diagram',
      workflow('w', `  flowchart LR\n${flow}`),
      `flowchart: \`flowchart\` ${diagram}`,
      workflow('w', flow),
    ],
    [
      'a diagram by itself',
      `${tools}graph TD\n  start --> a\n  a --> exit\n`,
      'graph TD: Arrows stand between the braces of a workflow: `workflow NAME { … }`.',
      `${tools}workflow main {\n  start -> a\n  a -> exit\n}\n`,
    ],
  ])('%s', async (_what, wrong, problem, right) => {
    expect(await told(wrong)).toEqual({ problems: [problem], after: right });
    expect((await told(right)).problems).toEqual([]);
  });
});

describe('what has no single right form is one error as well', () => {
  it.each([
    [
      'inputs with keys of their own',
      workflow('w', `  inputs:\n    topic:\n      type: string\n      required: true\n${flow}`),
      `inputs: ${inputsBehind}`,
    ],
    [
      'steps with keys',
      workflow('w', '  steps:\n    - name: Look up\n      uses: a\n      with:\n        x: hello\n    - uses: b\n'),
      `:: ${callsOfRun}`,
    ],
    [
      'a decision in braces',
      workflow('w', `  start -> b\n  if (b != "yes") {\n    b -> a\n  } else {\n    b -> exit\n  }\n  a -> exit\n`),
      `if (b != "yes") {: ${decision}`,
    ],
    [
      'a decision of Python',
      workflow(
        'w',
        `  start -> b\n  if b == "yes":\n    b -> a\n  elif b == "no":\n    stop()\n  else:\n    b -> exit\n  a -> exit\n`,
      ),
      `if b == "yes":: ${decision}`,
    ],
    [
      'a diagram with labels on its arrows',
      `${tools}flowchart LR\n  start --> b\n  b -- yes --> a\n  b -->|no| stop\n`,
      'flowchart LR: Arrows stand between the braces of a workflow: `workflow NAME { … }`.',
    ],
  ])('%s', async (_what, text, problem) => {
    expect(await told(text)).toEqual({ problems: [problem], after: undefined });
  });
});

it('what stands behind a block is told by itself', async () => {
  const { problems } = await told(workflow('w', `  inputs:\n    topic:\n      type: string\n  start -> a => exit\n`));
  expect(problems).toEqual([`inputs: ${inputsBehind}`, '=>: An arrow is written `->`, not `=>`.']);
});

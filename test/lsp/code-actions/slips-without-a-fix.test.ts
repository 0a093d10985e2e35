import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
/** Judge it in more words. */
tool c(): { kind: "yes" | "no" } command ["judge"]
`;
const run = 'workflow w(topic: string) {\n  start -> a -> exit\n}\n';

describe('what has no single right form is one error that says what there is', () => {
  it.each([
    [
      'topic: string',
      'topic: string: The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
    ],
    [
      'inputs { topic: string }',
      'inputs: `inputs` is no tool, and no statement begins with it. The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
    ],
    [
      'inputs: topic',
      'inputs: `inputs` is no tool, and no statement begins with it. The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
    ],
    [
      'x = a(x: "1")',
      'x: `x` is no tool, and no statement begins with it. There are no variables: an argument names an input or a result, `a(x: b.result)`.',
    ],
    ['b()', 'b(): A call stands in a chain: `start -> b()`, or behind the one that it follows.'],
    ['- b', '- : Nothing is listed by `-`: which call follows which is said by arrows, `start -> a -> b`.'],
    [
      'steps:',
      ':: Behind `steps` stands how many calls a run may make; which follows which is said by arrows: `start -> a -> b`.',
    ],
    ['prompt |', ' |: A text of several lines stands between `"""` and `"""`.'],
    ['if b == "yes":', 'if b == "yes":: What a result decides is written `a -> when { "x" -> b; else -> c }`.'],
    ['if (b == "yes") {}', 'if (b == "yes") {}: What a result decides is written `a -> when { "x" -> b; else -> c }`.'],
  ])('in a workflow: %s', async (line, problem) => {
    const { problems } = await told(`${tools}workflow w {\n  start -> a -> exit\n  ${line}\n}\n`);
    expect(problems).toEqual([problem]);
  });

  it.each([
    ['name: triage', 'name: triage: A file holds declarations: `tool a(x: string)` and `workflow w { … }`.'],
    ['jobs:', 'jobs:: A file holds declarations: `tool a(x: string)` and `workflow w { … }`.'],
    ['tool t(x: boolean = yes)', 'yes: A default is known before any run, so it is no name.'],
    ['tool t(x: string[] = foo)', 'foo: A default is known before any run, so it is no name.'],
    ['flowchart TD', 'flowchart TD: Arrows stand between the braces of a workflow: `workflow NAME { … }`.'],
  ])('in a file: %s', async (line, problem) => {
    expect((await told(`${line}\n${tools}${run}`)).problems).toEqual([problem]);
  });
});

it('a tool named `if` decides nothing', async () => {
  const { problems } = await told(`${tools}tool if()\nworkflow w {\n  start -> if | a\n  if | a -> exit $\n}\n`);
  expect(problems).toEqual(['$: `$` means nothing here.']);
});

it('a model is one word: what stands behind a comma is none of it', async () => {
  const { problems } = await told(`${tools}workflow w {\n  model: gpt-4o, steps 3\n  start -> a -> exit\n}\n`);
  expect(problems).toEqual([':: Nothing stands between `model` and its value: leave out `:`.']);
});

it('what a case is compared with is told as that, not as a text without quotes', async () => {
  const { problems } = await told(tools + withCase('if result == "no" -> a'));
  expect(problems).toEqual([
    'if result == "no": A case compares nothing: it names the results that it is for, and `else` takes the others.',
  ]);
});

describe('a fix leaves alone what it cannot know', () => {
  it.each([
    ['of one letter, any other would do', `type T = string\ntool t(x: U): T\n${run}`],
    ['without the value of a case, its line would go on with the one before', withCase('else if -> a')],
    ['what a case compares with is no value', withCase('else if x == 1 -> a')],
    ['nor is it of the first case', withCase('if result == "no" -> a')],
  ])('%s', async (_why, text) => {
    expect((await told(tools + text)).after).toBeUndefined();
  });
});

function withCase(line: string): string {
  return `workflow w {\n  start -> b -> when {\n    "yes" -> exit\n    ${line}\n    else -> exit\n  }\n  a -> exit\n}\n`;
}

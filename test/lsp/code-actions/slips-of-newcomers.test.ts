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

/** What is written, what is told of it and what it marks, and what is right. */
type Slip = readonly [wrong: string, problem: string, right: string];

async function isMended(text: (slip: string) => string, [wrong, problem, right]: Slip): Promise<void> {
  expect(await told(text(wrong))).toEqual({ problems: [problem], after: text(right) });
  expect(await told(text(right))).toEqual({ problems: [], after: undefined });
}

describe('a slip of somebody who is used to another language is one error, and its fix leaves none', () => {
  it.each<Slip>([
    ['my flow {', 'my flow: A name is one word: `my_flow`.', 'my_flow {'],
    ['my flow(t: string) {', 'my flow: A name is one word: `my_flow`.', 'my_flow(t: string) {'],
    [
      'w uses a {',
      'uses a: Which tools a workflow has is said between its braces, by arrows and by `use a, b`.',
      'w {',
    ],
    [
      'w with tools [a, b] {',
      'with tools [a, b]: Which tools a workflow has is said between its braces, by arrows and by `use a, b`.',
      'w {\n  use b',
    ],
    [
      'w<T>(x: T): T {',
      '<T>(x: T): T: There are no type parameters: what can be everything is `any`.',
      'w(x: any): any {',
    ],
    [
      'w(input t: string) {',
      'input t: Nothing stands before the name of an input, parameter or field: leave out `input`.',
      'w(t: string) {',
    ],
    [
      'w: void {',
      'void: There is no type `void` in this file or its imports: write no `:` and no type for what gives nothing.',
      'w {',
    ],
  ])('the head of a workflow: %s', async (...slip) => {
    await isMended((head) => `${tools}workflow ${head}\n  start -> a -> any | exit\n}\n`, slip);
  });

  it.each<Slip>([
    [
      'tool get weather(city: string): string',
      'get weather: A name is one word: `get_weather`.',
      'tool get_weather(city: string): string',
    ],
    [
      'tool t<T, U extends string>(x: T, y: U[]): { t: T }',
      '<T, U extends string>(x: T, y: U[]): { t: T }: There are no type parameters: what can be everything is `any`.',
      'tool t(x: any, y: any[]): { t: any }',
    ],
    [
      'type Box<T> = { value: T }',
      '<T> = { value: T }: There are no type parameters: what can be everything is `any`.',
      'type Box = { value: any }',
    ],
    [
      'tool t(x: topic): string',
      'topic: There is no type `topic` in this file or its imports: what a parameter gets is said where it is called, `t(x: topic)`.',
      'tool t(x: string): string',
    ],
    [
      'tool t(x: string = topic): string',
      'topic: A default is known before any run, so it is no name: a text stands in quotes, `"topic"`.',
      'tool t(x: string = "topic"): string',
    ],
    [
      'tool t(x: string): void',
      'void: There is no type `void` in this file or its imports: write no `:` and no type for what gives nothing.',
      'tool t(x: string)',
    ],
  ])('a declaration: %s', async (...slip) => {
    await isMended((declaration) => `${tools}${declaration}\n${run}`, slip);
  });

  it.each<Slip>([
    ['limit a to three', 'three: A number is written in digits: `3`.', 'limit a to 3'],
    ['limit a to three times', 'three times: A number is written in digits: `3`.', 'limit a to 3'],
    ['limit a to at most 3', 'at most : A limit is the most that there may be: leave out `at most`.', 'limit a to 3'],
    ['limit a to 3 calls', 'calls: The number says it: leave out `calls`.', 'limit a to 3'],
    ['limit a to 3x', 'x: The number says it: leave out `x`.', 'limit a to 3'],
    ['steps ten', 'ten: A number is written in digits: `10`.', 'steps 10'],
    [
      'model: openai/gpt-4o',
      ': openai/gpt-4o: What stands behind `model` is a text in quotes: `"openai/gpt-4o"`.',
      'model "openai/gpt-4o"',
    ],
    ['prompt: Do it.', ': Do it.: What stands behind `prompt` is a text in quotes: `"Do it."`.', 'prompt "Do it."'],
    [
      'prompt: See https://x.example/y, then act // now',
      ': See https://x.example/y, then act: What stands behind `prompt` is a text in quotes: `"See https://x.example/y, then act"`.',
      'prompt "See https://x.example/y, then act" // now',
    ],
    [
      "prompt '''Do it.'''",
      '\'\'\'Do it.\'\'\': A text of several lines stands between `"""` and `"""`.',
      'prompt """Do it."""',
    ],
    [
      'model "openai/gpt-4o", steps 3',
      ', steps: Each setting is a statement, on a line of its own or behind `;`.',
      'model "openai/gpt-4o"; steps 3',
    ],
    ['a -> exit,', ',: A statement ends with its line: leave out `,`.', 'a -> exit'],
    ['a --> [*]', '--> [*]: A run begins at `start` and ends at `exit`: `start -> a -> exit`.', 'a -> exit'],
    [
      'a[Look up] --> b((Judge))',
      'a[Look up] --> b((Judge)): A tool is named as it is, without a label: `a -> b`.',
      'a -> b',
    ],
  ])('a statement: %s', async (...slip) => {
    await isMended((statement) => `${tools}workflow w {\n  start -> a | b\n  a | b -> exit\n  ${statement}\n}\n`, slip);
  });

  it.each<Slip>([
    ['else if "no" -> a', 'else if : A case begins with its value: leave out `else if`.', '"no" -> a'],
    ['elif "no" -> a', 'elif : A case begins with its value: leave out `elif`.', '"no" -> a'],
    ['else if no -> a', 'else if no: A case is a value: a text stands in quotes, `"no"`.', '"no" -> a'],
    ['if no -> a', 'if no: A case is a value: a text stands in quotes, `"no"`.', '"no" -> a'],
    [
      'default -> a',
      'default: A case is a value: a text stands in quotes, `"default"`; every other result is `else`.',
      'else -> a',
    ],
    ['"no" a -> exit', 'a: Expected `->` after `"`, not `a`.', '"no" -> a -> exit'],
  ])('a case: %s', async (...slip) => {
    const text = (one: string): string =>
      `${tools}workflow w {\n  start -> b -> when {\n    "yes" -> exit\n    ${one}\n  }\n  a -> exit\n}\n`;
    await isMended(text, slip);
  });

  it.each<Slip>([
    ['b -> when is {', 'when: `b.result` has no field `is`: it is `"yes" | "no"`.', 'b -> when {'],
    ['c -> when kind.value {', 'when: `c.result.kind` has no field `value`: it is `"yes" | "no"`.', 'c -> when kind {'],
  ])('what a decision looks at: %s', async (...slip) => {
    const text = (head: string): string =>
      `${tools}workflow w {\n  start -> ${head}\n    "yes" -> a\n    "no" -> exit\n  }\n  a -> exit\n}\n`;
    await isMended(text, slip);
  });

  it.each<Slip>([
    [
      'c.kind',
      'c.kind: `c` is a tool: write `c.result` or `c.args.…` for what its newest call gave or took.',
      'c.result.kind',
    ],
    [
      'c.output.kind',
      'c.output.kind: `c` is a tool: write `c.result` or `c.args.…` for what its newest call gave or took.',
      'c.result.kind',
    ],
    ['inputs.topic', 'inputs: There is no input or tool `inputs` here: an input is named as it is, `topic`.', 'topic'],
    ['${{ inputs.topic }}', '${{ inputs.topic }}: Outside of texts a name stands without braces: `topic`.', 'topic'],
    ['{{ topic }}', '{{ topic }}: Outside of texts a name stands without braces: `topic`.', 'topic'],
    ['$json.topic', '$json.topic: An input is named as it is, without `$`: `topic`.', 'topic'],
    ['state["topic"]', 'state["topic"]: An input is named as it is: `topic`.', 'topic'],
    ['f"about {topic}"', 'f: A text needs no `f` before it: `{name}` in it is a placeholder.', '"about {topic}"'],
    [
      '"about {topic now"',
      '{t: This placeholder is not closed: `{topic}`; for a brace in the text write `{{`.',
      '"about {topic} now"',
    ],
    [
      '"if (y) {topic = 1}"',
      '{t: This placeholder is not closed; for a brace in the text write `{{`.',
      '"if (y) {{topic = 1}"',
    ],
    [
      '"as {topic: string}"',
      '{t: This placeholder is not closed; for a brace in the text write `{{`.',
      '"as {{topic: string}"',
    ],
    ['"in {a, b}"', '{a: This placeholder is not closed; for a brace in the text write `{{`.', '"in {{a, b}"'],
    ['"about {topic!r}"', '{t: A placeholder is a name and nothing more: `{topic}`.', '"about {topic}"'],
    [
      '"{c.result.kind.upper()} it"',
      '{c: A placeholder is a name and nothing more: `{c.result.kind}`.',
      '"{c.result.kind} it"',
    ],
    [
      '`about ${topic}`',
      '`about ${topic}`: There is no input or tool `about ${topic}` here: a text stands in quotes, `"about {topic}"`.',
      '"about {topic}"',
    ],
  ])('an argument: %s', async (...slip) => {
    await isMended((value) => `${tools}workflow w(topic: string) {\n  start -> c -> a(x: ${value}) -> exit\n}\n`, slip);
  });
});

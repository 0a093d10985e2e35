import { describe, expect, it } from 'vitest';
import { fixed, mended } from './fixed.ts';

const tools = `/** Look it up. */
tool a(x: string): string command ["look", "{x}"]
/** Judge it. */
tool b(): "yes" | "no" command ["judge"]
`;

const workflow = (line: string): string => `${tools}workflow w(topic: string) {
  start -> a -> b -> when { "yes" -> a; else -> exit }
  limit a to 5 else -> exit
  ${line}
}
`;

const tool = (lines: string): string => `/** Do it. */
tool c(n: number): string${lines}
`;

const request = (part: string): string => `\n  http POST "https://x.example/" {\n    ${part}\n  }`;

describe('a slip of somebody who has read about the language once is mended by its fix', () => {
  it.each([
    ['model: "openai/gpt-4.1"', 'model "openai/gpt-4.1"'],
    ['temperature = 0.3', 'temperature 0.3'],
    ['model gpt-4.1', 'model "gpt-4.1"'],
    ['embedding openai/text-3', 'embedding "openai/text-3"'],
    ['agent "react"', 'agent react'],
    ['budget 50000', 'budget 50000 tokens'],
    ['timeout 30', 'timeout 30s'],
    ['budget 50k', 'budget 50000 tokens'],
    ['budget 50k tokens', 'budget 50000 tokens'],
    ['limit b = 3', 'limit b to 3'],
    ['limit b max 3', 'limit b to 3'],
    ['limit b 3', 'limit b to 3'],
    ['limit b to 3 times', 'limit b to 3'],
    ['limit b to 3 else exit', 'limit b to 3 else -> exit'],
    ['require b', 'require b before exit'],
    ['require a, b', 'require a, b before exit'],
    ['b only after a', 'only after a: b'],
    ['b only directly after a', 'only directly after a: b'],
    ['only after a -> b', 'only after a: b'],
    ['approve: a', 'approve a'],
    ['approve before a', 'approve a'],
    ['approve [a, b]', 'approve a, b'],
  ])('in a workflow: %s', async (slip, right) => {
    expect(await mended(workflow(slip))).toBe(workflow(right));
  });

  it.each([
    ['[a, b]', 'a | b'],
    ['(a | b)', 'a | b'],
  ])('in a choice: %s', async (slip, right) => {
    const text = (choice: string): string => `${tools}workflow w {\n  start -> ${choice} -> exit\n}\n`;
    expect(await mended(text(slip))).toBe(text(right));
  });

  it.each([
    ['-> exit(b.result)', '-> exit(answer: b.result)'],
    ['-> exit "done"', '-> exit(answer: "done")'],
    ['when { "yes" -> exit; else -> exit }', '-> when { "yes" -> exit; else -> exit }'],
    ['-> when { "yes" -> exit; else exit }', '-> when { "yes" -> exit; else -> exit }'],
    ['-> when {\n    "yes" -> exit\n    * -> exit\n  }', '-> when {\n    "yes" -> exit\n    else -> exit\n  }'],
    ['-> a(x: {topic}) -> exit', '-> a(x: topic) -> exit'],
  ])('behind a call: b %s', async (slip, right) => {
    const text = (rest: string): string => `${tools}workflow w(topic: string) {\n  start -> b ${rest}\n}\n`;
    expect(await mended(text(slip))).toBe(text(right));
  });

  it.each([
    ['\n  command judge --now', '\n  command ["judge", "--now"]'],
    ['\n  command "judge {n}"', '\n  command ["judge", "{n}"]'],
    ['\n  command "judge", "{n}"', '\n  command ["judge", "{n}"]'],
    ['\n  command "judge", "{n}"]', '\n  command ["judge", "{n}"]'],
    ['\n  command judge --now // at once', '\n  command ["judge", "--now"] // at once'],
    ['\n  mcp files as "read"', '\n  mcp "files" as "read"'],
    ['\n  mcp "files" as read', '\n  mcp "files" as "read"'],
    ['\n  http get "https://x.example/{n}"', '\n  http GET "https://x.example/{n}"'],
    ['\n  http GET https://x.example/', '\n  http GET "https://x.example/"'],
    [request('header "A" "b"'), request('header "A": "b"')],
    [request('header A: "b"'), request('header "A": "b"')],
    [request('json { n: n }'), request('body { n: n }')],
    ['\n  command ["judge"]\n  retries 3', '\n  command ["judge"]\n  retry 3'],
    ['\n  command ["judge"]\n  retry 3 times', '\n  command ["judge"]\n  retry 3'],
    ['\n  command ["judge"]\n  secret KEY', '\n  command ["judge"]\n  secrets KEY'],
    ['\n  command ["judge"]\n  secrets: KEY', '\n  command ["judge"]\n  secrets KEY'],
  ])('in a tool: %s', async (slip, right) => {
    expect(await mended(tool(slip))).toBe(tool(right));
  });

  it.each([
    ['type T = [string]', 'type T = string[]'],
    ['type T = Array<string>', 'type T = string[]'],
    ['type T { id: string }', 'type T = { id: string }'],
    ['interface T { id: string }', 'type T = { id: string }'],
    ['type T = "a", "b"', 'type T = "a" | "b"'],
    ['type T = { a: string; b: number }', 'type T = { a: string, b: number }'],
    ['export type T = string', 'type T = string'],
    ['tool c(n: number?) command ["judge"]', 'tool c(n?: number) command ["judge"]'],
    ['tool c(n: number default 3) command ["judge"]', 'tool c(n: number = 3) command ["judge"]'],
    ['tool c() string command ["judge"]', 'tool c(): string command ["judge"]'],
    ['tool c() { id: string } command ["judge"]', 'tool c(): { id: string } command ["judge"]'],
    ['tool c() "a" | "b" command ["judge"]', 'tool c(): "a" | "b" command ["judge"]'],
    ['tool c: string command ["judge"]', 'tool c(): string command ["judge"]'],
  ])('in a declaration: %s', async (slip, right) => {
    expect(await mended(`${tools}\n${slip}\n`)).toBe(`${tools}\n${right}\n`);
  });

  it('is no shell line: what a shell would do with it is not known', async () => {
    expect(await mended(tool('\n  command "ls | sort"'))).toBeUndefined();
  });

  it.each([
    ['b.result ', ' '],
    ['result ', ' '],
    ['b.result.', ' '],
  ])('in a decision, which looks at the result by itself: when %s', async (path, left) => {
    const field = path.endsWith('.') ? 'kind ' : '';
    const returns = field === '' ? '"yes" | "no"' : '{ kind: "yes" | "no" }';
    const text = (words: string): string => `/** Judge it. */
tool b(): ${returns} command ["judge"]
workflow w {
  start -> b -> when${words}${field}{ "yes" -> exit; "no" -> exit }
}
`;
    const fixes = await fixed(text(` ${path}`), 'unresolved-reference');
    expect([...fixes.values()]).toContain(text(left));
  });
});

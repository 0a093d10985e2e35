import { describe, expect, it } from 'vitest';
import { fixed, mended } from './fixed.ts';

const described = (declaration: string): string => `/** Do it. */\n${declaration}\n`;
const withClause = (clause: string): string => described(`tool t(n: string): string\n  ${clause}`);

describe('a slip in a declaration is mended by its fix', () => {
  it.each([
    ['(n)', '(n: string)'],
    ['(n, m)', '(n: string, m: string)'],
    ['(n, k: string, m?)', '(n: string, k: string, m?: string)'],
    ['(k: string, n)', '(k: string, n: string)'],
    ['(n?)', '(n?: string)'],
    ['(n = 3)', '(n: integer = 3)'],
    ['(n = 0.5)', '(n: number = 0.5)'],
    ['(n = "x")', '(n: string = "x")'],
    ['(n = true)', '(n: boolean = true)'],
    ['(n = integer)', '(n: integer)'],
    ['(str n)', '(n: string)'],
    ['(...n: string[])', '(n: string[])'],
    ['(n: string; m: string)', '(n: string, m: string)'],
    ['(n: string "the name")', '(n: string)'],
    ['[n: string]', '(n: string)'],
    ['(n: ["a", "b"])', '(n: "a" | "b")'],
    ['(n: enum("a", "b"))', '(n: "a" | "b")'],
    ['(): string?', '(): string | null'],
    ['(): Promise<string>', '(): string'],
    ['(): { [key: string]: number }', '(): any'],
  ])('in the head of a tool: %s', async (slip, right) => {
    const text = (head: string): string => described(`tool t${head}\n  command ["t"]`);
    expect(await mended(text(slip))).toBe(text(right));
  });

  it('with an input that has no type', async () => {
    const text = (input: string): string =>
      `${described('tool t(n: string): string command ["t"]')}workflow w(${input}) {\n  start -> t(n: topic) -> exit\n}\n`;
    expect(await mended(text('topic'))).toBe(text('topic: string'));
  });

  it('with `null` as the default of what takes none', async () => {
    const text = (parameter: string): string => described(`tool t(${parameter}) command ["t"]`);
    expect(await mended(text('n: string = null'), 'argument-type')).toBe(text('n?: string'));
  });

  it.each([
    ['shell "ls {n}"', 'command ["ls", "{n}"]'],
    ['exec ["ls"]', 'command ["ls"]'],
    ['command("ls")', 'command ["ls"]'],
    ['command: ["ls"]', 'command ["ls"]'],
    ['command git status timeout 30s retry 2', 'command ["git", "status"]\n  timeout 30s\n  retry 2'],
    ['command [ls, "{n}"]', 'command ["ls", "{n}"]'],
    ['command ["ls", n]', 'command ["ls", "{n}"]'],
    ['command ["ls" "{n}"]', 'command ["ls", "{n}"]'],
    ['GET "https://x.example/{n}"', 'http GET "https://x.example/{n}"'],
    ['http GET https://x.example/{n}', 'http GET "https://x.example/{n}"'],
    [
      'http POST "https://x.example/" {\n    body n: n\n  }',
      'http POST "https://x.example/" {\n    body { n: n }\n  }',
    ],
    [
      'http POST "https://x.example/" {\n    body { n }\n  }',
      'http POST "https://x.example/" {\n    body { n: n }\n  }',
    ],
    ['mcp "s", "t"', 'mcp "s" as "t"'],
    ['mcp "s"."t"', 'mcp "s" as "t"'],
    ['llm "Find {n}."', 'prompt "Find {n}."'],
    ['prompt("Find {n}.")', 'prompt "Find {n}."'],
    ['human "Find {n}."', 'person "Find {n}."'],
    ['command ["ls"]\n  secrets [A, B]', 'command ["ls"]\n  secrets A, B'],
    ['command ["ls"]\n  secrets "A"', 'command ["ls"]\n  secrets A'],
    ['command ["ls"]\n  env A', 'command ["ls"]\n  secrets A'],
  ])('in what runs: %s', async (slip, right) => {
    expect(await mended(withClause(slip))).toBe(withClause(right));
  });

  it('with braces around what runs', async () => {
    const right = described('tool t(n: string): string\n  command ["t", "{n}"]\n  retry 2');
    expect(await mended(described('tool t(n: string): string {\n  command ["t", "{n}"]\n  retry 2\n}'))).toBe(right);
  });

  it.each([
    ['type T: string', 'type T = string'],
    ['type T = { "a": string, "b": number }', 'type T = { a: string, b: number }'],
    ['type T = { a: string, b }', 'type T = { a: string, b: string }'],
    ['type T = { a: string b: number }', 'type T = { a: string, b: number }'],
    ['type T = {\n  a: string\n  b: number\n  c: string\n}', 'type T = {\n  a: string,\n  b: number,\n  c: string,\n}'],
    [
      'type T = {\n  a: string // As b: c\n  b: "{"\n  c: 1\n}',
      'type T = {\n  a: string, // As b: c\n  b: "{",\n  c: 1,\n}',
    ],
    ['type T = { a = string }', 'type T = { a: string }'],
    ['type T = { readonly a: string }', 'type T = { a: string }'],
    ['type T = | "a" | "b"', 'type T = "a" | "b"'],
    ['type T = "a" or "b"', 'type T = "a" | "b"'],
    ["type T = 'a' | 'b'", 'type T = "a" | "b"'],
    ['type T = enum { A, B }', 'type T = "A" | "B"'],
    ['type T = Literal["a", "b"]', 'type T = "a" | "b"'],
    ['Type T = string', 'type T = string'],
    ['tool "t"() command ["t"]', 'tool t() command ["t"]'],
  ])('in a line: %s', async (slip, right) => {
    expect(await mended(`${slip}\n`)).toBe(`${right}\n`);
  });

  it('with missing commas, and only in the list that lacks them', async () => {
    const rest = described('tool t() person """\nhello\nname: you\n"""') + 'type U = {\n  a: string\n  b: string\n}\n';
    const slip = 'type T = {\n  a: string\n  b: { x: string\n       y: string }\n}\n';
    const fixes = await fixed(slip + rest, 'syntax-error');
    expect([...fixes.values()].filter((text) => text?.includes(rest) !== true)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type CompletionList,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { holdExplorations } from './held-explorations.ts';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `t${index}`);
const declared = (tools: readonly string[]): string => tools.map((tool) => `tool ${tool}()\n`).join('');

/** A chain of so many tools, the last of which nothing follows. */
function chain(count: number): string {
  const tools = names(count);
  return `${declared(tools)}workflow w {\n  start -> <|>${tools.join('\n    -> ')}\n  t0 -> exit\n}\n`;
}

/** Every tool may follow every tool, itself as well, and some may be called once: more states than are explored. */
function clique(count: number, limited: number): string {
  const tools = names(count);
  const limits = tools.slice(0, limited).map((tool) => `  limit ${tool} to 1\n`);
  const arrows = `  start -> <|>t0\n  ${tools.join(' | ')} -> ${tools.join(' | ')} | exit\n`;
  return `${declared(tools)}workflow w {\n${arrows}${limits.join('')}}\n`;
}

/** The text that a finding marks. */
function marked(text: string, { range }: Diagnostic): string {
  const line = text.split(/\r?\n/)[range.start.line] ?? '';
  return line.slice(range.start.character, range.end.character);
}

let server: ServerUnderTest;
beforeEach(async () => {
  server = await startServerUnderTest();
});
afterEach(() => server.dispose());

describe('a large file', () => {
  it.each([
    ['5,000 tools in a chain', chain(5000), 'missing-exit'],
    ['60 tools in any order, 20 of them limited', clique(60, 20), 'analysis-incomplete'],
  ])('of %s answers while it is explored, and then has its findings', async (_, marks, code) => {
    const held = holdExplorations(server.services);
    const { text, position } = atCursor(marks);
    const uri = await server.open('a.wf', text);
    await held.begun;
    const at = { textDocument: { uri }, position };
    const completion = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
    expect(completion.items.map(({ label }) => label)).toContain('t42');
    expect(
      server
        .published(uri)
        .flat()
        .map((one) => one.code),
    ).not.toContain(code);
    const edited = `\n${text}`;
    await server.change(uri, edited);
    const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, at);
    expect(symbols?.at(-1)).toMatchObject({ name: 'w' });
    const found = server.nextFindings(uri, (codes) => codes.includes(code));
    held.release();
    const diagnostics = await found;
    expect(diagnostics.filter((one) => one.code === code).map((one) => marked(edited, one))).toHaveLength(1);
  });
});

describe('next to nothing', () => {
  it.each([
    ['an empty file', '', []],
    ['a byte order mark', '\uFEFF', []],
    ['a workflow with nothing in it', 'workflow w {\n}\n', ['missing-exit']],
    ['a workflow with nothing but a name', 'workflow w', ['syntax-error']],
    ['a workflow with `use` alone', 'tool a()\nworkflow w {\n  use a\n}\n', ['missing-exit']],
  ])('%s is checked, and asked about anywhere', async (_, text, codes) => {
    const uri = await server.open('a.wf', text);
    await server.idle();
    const diagnostics = server.published(uri).at(-1) ?? [];
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    const end = { line: Math.max(text.split('\n').length - 2, 0), character: 0 };
    for (const position of [{ line: 0, character: 0 }, end]) {
      const at = { textDocument: { uri }, position };
      expect(((await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList).items).toBeDefined();
      await server.connection.sendRequest(HoverRequest.type, at);
      const range = { start: position, end: position };
      await server.connection.sendRequest(CodeActionRequest.type, {
        ...at,
        range,
        context: { diagnostics: [...diagnostics] },
      });
    }
  });
});

describe('findings mark what they are about', () => {
  const text = [
    'type toString = toString | string',
    'tool __proto__(constructor: string): "toString" | "x"',
    'tool hasOwnProperty()',
    'tool `😀 valueOf`()',
    'workflow prototype {',
    '  start -> __proto__(constructor: 7) -> when {',
    '    "x" -> `😀 valueOf` -> toSource',
    '    "valueOf" -> exit(answer: __proto__.args.constructor)',
    '  }',
    '}',
    'workflow other {',
    '  start -> `😀 valueOf` | hasOwnProperty',
    '  hasOwnProperty -> exit; `😀 valueOf` -> `😀 valueOf`',
    '}',
    '',
  ];
  const expected = [
    'circular-type: toString',
    'argument-type: constructor',
    'unresolved-reference: toSource',
    'unreachable-case: "valueOf"',
    'no-exit-path: `😀 valueOf`',
  ];

  it.each([
    ['Unix line ends', text.join('\n')],
    ['Windows line ends', text.join('\r\n')],
    ['a byte order mark', `\uFEFF${text.join('\r\n')}`],
    ['mixed line ends', text.join('\n').replace('\n', '\r\n')],
  ])('in a file with names of prototypes and %s', async (_, written) => {
    const uri = await server.open('a.wf', written);
    await server.idle();
    const diagnostics = server.published(uri).at(-1) ?? [];
    expect(diagnostics.map((one) => `${String(one.code)}: ${marked(written, one)}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type Position,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

const options = { tabSize: 8, insertSpaces: false };
const untidy = 'tool   a( )\n\nworkflow   w {\n   start->a\n     a   ->exit\n  limit   a   to 3\n}\n';
const tidy = 'tool a()\n\nworkflow w {\n  start -> a\n  a -> exit\n  limit a to 3\n}\n';

describe('formatting', () => {
  let server: ServerUnderTest;
  let files = 0;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(() => server.dispose());

  const openFile = (text: string): Promise<string> => server.open(`format${(files += 1)}.wf`, text);
  const apply = (text: string, edits: readonly TextEdit[] | null): string =>
    TextDocument.applyEdits(TextDocument.create('file:///x.wf', 'wf', 1, text), [...(edits ?? [])]);
  const whole = async (text: string): Promise<readonly TextEdit[]> => {
    const textDocument = { uri: await openFile(text) };
    return (await server.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })) ?? [];
  };
  const range = async (text: string, start: Position, end: Position): Promise<string> => {
    const textDocument = { uri: await openFile(text) };
    const params = { textDocument, options, range: { start, end } };
    return apply(text, await server.connection.sendRequest(DocumentRangeFormattingRequest.type, params));
  };
  const typed = async (marked: string, ch: string): Promise<string> => {
    const { text, position } = atCursor(marked);
    const textDocument = { uri: await openFile(text) };
    const params = { textDocument, options, position, ch };
    return apply(text, await server.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params));
  };

  it('is announced, for a brace and a line break too', () => {
    expect(server.capabilities.documentFormattingProvider).toBe(true);
    expect(server.capabilities.documentRangeFormattingProvider).toBe(true);
    const onType = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };
    expect(server.capabilities.documentOnTypeFormattingProvider).toEqual(onType);
  });

  it('lays out a file, whatever tabs the editor has', async () => {
    expect(apply(untidy, await whole(untidy))).toBe(tidy);
  });

  it('changes nothing but whitespace, and nothing at all where there is nothing to do', async () => {
    const edits = await whole(untidy);
    expect(edits.length).toBeGreaterThan(5);
    for (const { newText } of edits) expect(newText.trim()).toBe('');
    expect(await whole(tidy)).toEqual([]);
  });

  it('follows changes that are not saved', async () => {
    const uri = await openFile(tidy);
    await server.change(uri, untidy);
    const params = { textDocument: { uri }, options };
    expect(apply(untidy, await server.connection.sendRequest(DocumentFormattingRequest.type, params))).toBe(tidy);
  });

  it('keeps what has a syntax error', async () => {
    const text = untidy.replace('limit   a   to 3', 'limit   a   3');
    expect(apply(text, await whole(text))).toBe(tidy.replace('limit a to 3', 'limit   a   3'));
  });

  it('of a range lays out the statements that it touches, and only them', async () => {
    const inside = { line: 4, character: 7 };
    expect(await range(untidy, inside, inside)).toBe(untidy.replace('     a   ->exit', '  a -> exit'));
    expect(await range(untidy, { line: 3, character: 8 }, inside)).toBe(
      untidy.replace('   start->a\n     a   ->exit', '  start -> a\n  a -> exit'),
    );
    expect(await range(untidy, { line: 1, character: 0 }, { line: 1, character: 0 })).toBe(untidy);
  });

  it('of a statement behind a semicolon leaves the one in front of it', async () => {
    const text = 'workflow w {\n  start->a; a->exit\n}\n';
    const at = { line: 1, character: 14 };
    expect(await range(text, at, at)).toBe('workflow w {\n  start->a\n  a -> exit\n}\n');
  });

  it('after a line break lays out what the line before ended, and leaves the new line alone', async () => {
    expect(await typed('workflow w {\n     start->a\n       <|>\n  a->exit\n}\n', '\n')).toBe(
      'workflow w {\n  start -> a\n       \n  a->exit\n}\n',
    );
    const unfinished = 'tool a(  x: string,\n<|>y: string )\n';
    expect(await typed(unfinished, '\n')).toBe(unfinished.replace('<|>', ''));
  });

  it('after a brace lays out what it closes', async () => {
    const cases = 'workflow w {\n  start->a\n  a->when {\n"x"->b\nelse->exit\n}<|>\n}\n';
    expect(await typed(cases, '}')).toBe(
      'workflow w {\n  start->a\n  a -> when {\n    "x"  -> b\n    else -> exit\n  }\n}\n',
    );
    expect(await typed('workflow   w {\n  start->a\n}<|>\ntool   a( )\n', '}')).toBe(
      'workflow w {\n  start -> a\n}\ntool   a( )\n',
    );
    const text = 'tool   a( x: string)\n  prompt """{x}<|> """\n';
    expect(await typed(text, '}')).toBe(text.replace('<|>', ''));
  });
});

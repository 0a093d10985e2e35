import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DocumentHighlightKind,
  DocumentHighlightRequest,
  ReferencesRequest,
} from 'vscode-languageserver-protocol/node';
import { openMarked } from '../marked-files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { library, main } from './files.ts';

describe('references', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest();
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const references = async (
    files: Readonly<Record<string, string>>,
    includeDeclaration = true,
  ): Promise<readonly string[]> => {
    const { textDocument, position, show } = await openMarked(server, files);
    const context = { includeDeclaration };
    const found = await server.connection.sendRequest(ReferencesRequest.type, { textDocument, position, context });
    return (found ?? []).map(show);
  };
  const highlights = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { textDocument, position, show } = await openMarked(server, files);
    const found = await server.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position });
    const words: Partial<Record<DocumentHighlightKind, string>> = {
      [DocumentHighlightKind.Text]: 'text',
      [DocumentHighlightKind.Read]: 'read',
    };
    return (found ?? []).map(({ range, kind = DocumentHighlightKind.Text }) => {
      return `${show({ uri: textDocument.uri, range })} ${words[kind] ?? 'write'}`;
    });
  };

  it('find a tool in every file, under each of its names', async () => {
    const marked = library.replace('tool mail', 'tool ma<|>il');
    expect(await references({ 'main.wf': main, 'lib.wf': marked })).toEqual([
      'lib.wf 9:6 mail',
      'main.wf 1:18 mail',
      'main.wf 1:26 send',
      'main.wf 9:36 send',
      'main.wf 12:15 send',
      'main.wf 15:3 send',
    ]);
  });

  it('find a parameter where it is fixed, read and documented', async () => {
    const marked = library.replace('search(que', 'search(que<|>');
    expect(await references({ 'main.wf': main, 'lib.wf': marked })).toEqual([
      'lib.wf 6:11 query',
      'lib.wf 8:13 query',
      'main.wf 8:41 query',
      'main.wf 9:19 query',
    ]);
  });

  it('find a field, without its declaration', async () => {
    const marked = library.replace('{ title: string, mood', '{ ti<|>tle: string, mood');
    expect(await references({ 'main.wf': main, 'lib.wf': marked }, false)).toEqual([
      'main.wf 9:59 title',
      'main.wf 9:73 title',
      'main.wf 12:36 title',
    ]);
  });

  it('follow an edit of another file that is not saved', async () => {
    await references({ 'main.wf': main, 'lib.wf': library.replace('tool mail', 'tool ma<|>il') });
    await server.change('file:///workspace/main.wf', 'import { mail } from "./lib.wf"\n');
    const params = { textDocument: { uri: 'file:///workspace/lib.wf' }, position: { line: 8, character: 6 } };
    const context = { includeDeclaration: true };
    const found = await server.connection.sendRequest(ReferencesRequest.type, { ...params, context });
    expect(found?.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      ['file:///workspace/lib.wf', 8],
      ['file:///workspace/main.wf', 0],
    ]);
  });

  it('tell reads from writes in highlights', async () => {
    const marked = library
      .replace('search(que', 'search(que<|>')
      .concat('workflow v {\n  start -> search(query: "x")\n}\n');
    expect(await highlights({ 'lib.wf': marked })).toEqual([
      'lib.wf 6:11 query text',
      'lib.wf 8:13 query write',
      'lib.wf 11:19 query write',
    ]);
  });

  it('highlight an input in texts and values', async () => {
    expect(await highlights({ 'lib.wf': library, 'main.wf': main.replace('w(topic', 'w(to<|>pic') })).toEqual([
      'main.wf 7:12 topic write',
      'main.wf 8:20 topic read',
      'main.wf 9:26 topic read',
      'main.wf 9:80 topic read',
    ]);
  });

  it('highlight the ways out of a workflow', async () => {
    const files = { 'lib.wf': library, 'main.wf': main.replace('send -> ex', 'send -> ex<|>') };
    expect(await highlights(files)).toEqual(['main.wf 13:13 exit text', 'main.wf 15:11 exit text']);
  });
});

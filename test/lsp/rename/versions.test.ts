import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RenameRequest, WillRenameFilesRequest } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const library = 'tool lookup()\n';
const main = 'import { lookup } from "./lib.wf"\n';
const position = { line: 0, character: 10 };

describe('edits of several files', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    const client = { workspace: { workspaceEdit: { documentChanges: true } } };
    server = await startServerUnderTest({}, { 'lib.wf': library, 'main.wf': main }, client);
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const edit = (newText: string, from: number, to: number): object => ({
    range: { start: { line: 0, character: from }, end: { line: 0, character: to } },
    newText,
  });

  it('name the version that they are made for; a file that is not open has none', async () => {
    const uri = await server.open('main.wf', '');
    await server.change(uri, main);
    const renamed = await server.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri },
      position,
      newName: 'find',
    });
    expect(renamed?.changes).toBeUndefined();
    expect(renamed?.documentChanges).toHaveLength(2);
    expect(renamed?.documentChanges).toEqual(
      expect.arrayContaining([
        { textDocument: { uri, version: 2 }, edits: [edit('find', 9, 15)] },
        { textDocument: { uri: uriOf('lib.wf'), version: null }, edits: [edit('find', 5, 11)] },
      ]),
    );
  });

  it('come without any where nothing changes', async () => {
    const textDocument = { uri: await server.open('main.wf', main) };
    const request = { textDocument, position, newName: 'lookup' };
    expect(await server.connection.sendRequest(RenameRequest.type, request)).toEqual({ documentChanges: [] });
  });

  it('that follow a moved file do so, too', async () => {
    const uri = await server.open('main.wf', main);
    const files = [{ oldUri: uriOf('lib.wf'), newUri: uriOf('kit.wf') }];
    expect(await server.connection.sendRequest(WillRenameFilesRequest.type, { files })).toEqual({
      documentChanges: [{ textDocument: { uri, version: 1 }, edits: [edit('./kit.wf', 24, 32)] }],
    });
  });
});

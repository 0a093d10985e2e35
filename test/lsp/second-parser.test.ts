import { LangiumCompletionParser } from 'langium';
import { afterEach, expect, it, vi } from 'vitest';
import { CompletionRequest } from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

let server: ServerUnderTest | undefined;
afterEach(async () => {
  await server?.dispose();
  vi.restoreAllMocks();
});

it('makes no parser for a completion that reads no grammar', async () => {
  const made = vi.spyOn(LangiumCompletionParser.prototype, 'finalize');
  server = await startServerUnderTest();
  const { text, position } = atCursor('tool a() command ["a"]\nworkflow w {\n  start -> <|>\n}\n');
  const uri = await server.open('a.wf', text);
  await server.idle();
  const list = await server.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  expect(list).not.toBeNull();
  expect(made).not.toHaveBeenCalled();
});

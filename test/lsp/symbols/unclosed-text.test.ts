import { expect, it } from 'vitest';
import { DocumentSymbolRequest, type DocumentSymbol } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest } from '../server-under-test.ts';

it.each([
  ['\n', { line: 1, character: 0 }],
  ['\r\n', { line: 1, character: 0 }],
  ['\n\n', { line: 2, character: 0 }],
  ['\nmore', { line: 1, character: 4 }],
])('a tool whose text is not closed ends with the file: %j', async (end, place) => {
  const server = await startServerUnderTest();
  const uri = await server.open('a.wf', `tool a(b: string) prompt """Say {b}${end}`);
  const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  expect((symbols as DocumentSymbol[]).map(({ range }) => range.end)).toEqual([place]);
  await server.idle();
  await server.dispose();
});

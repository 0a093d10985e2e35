import { WorkspaceSymbolRequest } from 'vscode-languageserver-protocol/node';
import type { ServerUnderTest } from '../server-under-test.ts';

/** Where the tools of these names are, as `name file`, sorted. Asked when the server has done all that it was told. */
export async function knownTools(server: ServerUnderTest, query = ''): Promise<readonly string[]> {
  await server.idle();
  const found = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
  return (found ?? []).map(({ name, location }) => `${name} ${location.uri}`).toSorted();
}

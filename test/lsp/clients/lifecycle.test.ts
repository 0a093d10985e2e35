import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EmptyFileSystem } from 'langium';
import {
  createConnection,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { Lifecycle } from '../../../server/src/lsp/lifecycle.ts';
import { startServer } from '../../../server/src/lsp/start-server.ts';
import { uriOf } from '../server-under-test.ts';
import { clean } from '../texts.ts';

const parameters = { processId: null, workspaceFolders: null, capabilities: {} };
const at = { textDocument: { uri: uriOf('a.wf') }, position: { line: 1, character: 6 } };
const opened = { textDocument: { uri: uriOf('a.wf'), languageId: 'wf', version: 1, text: clean } };

describe('the life of a server', () => {
  let client: ProtocolConnection;
  const exit = vi.fn<(code?: number | string | null) => never>();
  beforeEach(() => {
    exit.mockReset();
    vi.spyOn(process, 'exit').mockImplementation(exit);
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const messageStrategy = new Lifecycle();
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), {
      messageStrategy,
    });
    startServer(connection, EmptyFileSystem);
    client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    client.dispose();
  });

  const initialize = async (): Promise<void> => {
    await client.sendRequest(InitializeRequest.method, parameters);
    await client.sendNotification(InitializedNotification.type, {});
  };
  const open = (): Promise<void> => client.sendNotification(DidOpenTextDocumentNotification.type, opened);

  it('begins with `initialize`: earlier requests are refused, earlier notifications dropped', async () => {
    const early = { code: ErrorCodes.ServerNotInitialized };
    await expect(client.sendRequest(HoverRequest.type, at)).rejects.toMatchObject(early);
    await expect(client.sendRequest(ShutdownRequest.type)).rejects.toMatchObject(early);
    await expect(client.sendRequest('textDocument/juggle', {})).rejects.toMatchObject(early);
    await open();
    await initialize();
    expect(await client.sendRequest(HoverRequest.type, at)).toBeNull();
    await open();
    expect(await client.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });

  it('has one `initialize`: another is refused, and changes nothing', async () => {
    await initialize();
    await open();
    const again = client.sendRequest(InitializeRequest.method, parameters);
    await expect(again).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
    expect(await client.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });

  it('ends with `shutdown`: later requests are refused', async () => {
    await initialize();
    await open();
    await client.sendRequest(ShutdownRequest.type);
    const late = { code: ErrorCodes.InvalidRequest };
    await expect(client.sendRequest(HoverRequest.type, at)).rejects.toMatchObject(late);
    await expect(client.sendRequest(ShutdownRequest.type)).rejects.toMatchObject(late);
    await expect(client.sendRequest(InitializeRequest.method, parameters)).rejects.toMatchObject(late);
  });

  it('can end before it has begun', async () => {
    const ended = new Promise<void>((resolve) => {
      exit.mockImplementation(() => {
        resolve();
        return undefined as never;
      });
    });
    await client.sendNotification(ExitNotification.type);
    await ended;
  });
});

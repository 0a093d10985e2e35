import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundle, BUNDLE_NODE } from './bundle.ts';

/** The server's bundle as a process, initialized. */
export interface ServerProcess {
  readonly connection: ProtocolConnection;
  readonly answer: InitializeResult;
  /** Opens a file and gives its URI. */
  readonly open: (file: string) => Promise<string>;
  /** Asks the server to end and gives its exit code. */
  readonly end: () => Promise<number | null>;
  /** Tells it to end without having asked, and gives its exit code. */
  readonly endAtOnce: () => Promise<number | null>;
}

/** Starts `dist/server.cjs`, or what starts it, on the Node under test. */
export async function startServerProcess(
  name: 'server' | 'start-server' = 'server',
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServerProcess> {
  const server = spawn(BUNDLE_NODE, [bundle(name), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const died = once(server, 'exit').then(([code]) => {
    throw new Error(`The server ended with exit code ${String(code)} before it answered.`);
  });
  const parameters = { processId: process.pid, workspaceFolders: null, capabilities: {} };
  const answer = await Promise.race([
    connection.sendRequest<InitializeResult>(InitializeRequest.method, parameters),
    died,
  ]);
  died.catch(() => undefined);
  await connection.sendNotification(InitializedNotification.type, {});
  const open = async (file: string): Promise<string> => {
    const uri = pathToFileURL(file).href;
    const textDocument = { uri, languageId: 'wf', version: 1, text: readFileSync(file, 'utf8') };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return uri;
  };
  const endAtOnce = async (): Promise<number | null> => {
    const exited = once(server, 'exit');
    await connection.sendNotification(ExitNotification.type);
    const [code] = (await exited) as [number | null];
    connection.dispose();
    return code;
  };
  const end = async (): Promise<number | null> => {
    await connection.sendRequest(ShutdownRequest.type);
    return endAtOnce();
  };
  return { connection, answer, open, end, endAtOnce };
}

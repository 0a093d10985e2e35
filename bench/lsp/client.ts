import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Position,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { withoutSecrets } from '#core/environment/without-secrets.ts';
import type { MeasuredServer } from './servers.ts';

/** A running language server, and an editor with one file open. */
export class Client {
  private readonly process: ChildProcess;
  private readonly connection: ProtocolConnection;
  private version = 0;
  private published: () => void = () => undefined;

  private constructor(server: MeasuredServer) {
    this.process = spawn(process.execPath, [server.program, ...server.arguments], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Ours would be a second process if there were something to hide, and its memory not that of the first.
      env: { ...process.env, ...withoutSecrets(process.env) },
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('The server has no standard input or output.');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => part(server.settings, section)),
    );
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onNotification(PublishDiagnosticsNotification.type, () => {
      this.published();
    });
    this.connection.listen();
  }

  /** Starts a server and says hello, with the abilities that VS Code has: what it can ask for later, no server need send at once. */
  static async start(server: MeasuredServer, folder: string): Promise<Client> {
    const client = new Client(server);
    await client.connection.sendRequest(InitializeRequest.method, {
      processId: process.pid,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      initializationOptions: {},
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
        textDocument: {
          publishDiagnostics: { versionSupport: true },
          completion: {
            completionItem: {
              snippetSupport: true,
              insertReplaceSupport: true,
              labelDetailsSupport: true,
              documentationFormat: ['markdown', 'plaintext'],
              resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
            },
            completionList: {
              itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'],
            },
          },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: server.settings });
    return client;
  }

  /** Opens a file; settled when its first diagnostics have come. */
  async open(uri: string, languageId: string, text: string): Promise<void> {
    const textDocument = { uri, languageId, version: (this.version += 1), text };
    await this.answered(() => this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument }));
  }

  /** Replaces `length` characters of a line; settled when diagnostics have come. */
  async edit(uri: string, start: Position, length: number, text: string): Promise<void> {
    const end = { line: start.line, character: start.character + length };
    const change = {
      textDocument: { uri, version: (this.version += 1) },
      contentChanges: [{ range: { start, end }, text }],
    };
    await this.answered(() => this.connection.sendNotification(DidChangeTextDocumentNotification.type, change));
  }

  async complete(uri: string, position: Position): Promise<number> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return (Array.isArray(answer) ? answer : (answer?.items ?? [])).length;
  }

  async hover(uri: string, position: Position): Promise<boolean> {
    return (await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })) !== null;
  }

  /** Megabytes of memory that the process holds; 0 where the system does not tell. */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.process.pid ?? 0}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
  }

  private async answered(send: () => Promise<void>): Promise<void> {
    const published = new Promise<void>((resolve) => {
      this.published = resolve;
    });
    await send();
    await published;
  }
}

function part(settings: unknown, section: string | undefined): unknown {
  const whole = settings as Readonly<Record<string, unknown>>;
  return section === undefined ? whole : (whole[section.split('.')[0] ?? ''] ?? null);
}

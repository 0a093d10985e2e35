import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type Registration,
} from 'vscode-languageserver-protocol/node';
import { URI, type FileSystemProvider } from 'langium';
import { MemoryFiles } from '../support/memory-files.ts';
import { withoutRemarks } from '../support/workspace.ts';
import { Lifecycle } from '../../server/src/lsp/lifecycle.ts';
import { startServer } from '../../server/src/lsp/start-server.ts';

/** The real server over two streams, and a client that notes what it is told. */
export interface ServerUnderTest {
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult['capabilities'];
  readonly services: ReturnType<typeof startServer>;
  /** What the server asked the client to watch and to tell. */
  readonly registrations: readonly Registration[];
  open: (name: string, text: string) => Promise<string>;
  change: (uri: string, text: string) => Promise<void>;
  save: (uri: string) => Promise<void>;
  close: (uri: string) => Promise<void>;
  configure: (settings: unknown) => Promise<void>;
  /** Changes files on disk, as git does, and tells the server; `undefined` removes one, or a folder with all in it. */
  onDisk: (files: Readonly<Record<string, string | undefined>>) => Promise<void>;
  /** Changes files on disk of which nobody tells. */
  readonly store: (name: string) => void;
  readonly remove: (name: string) => void;
  /** Everything that was published for a file, oldest first. */
  published: (uri: string) => readonly (readonly Diagnostic[])[];
  /** The first publication for the file from now on that fits. */
  nextFindings: (uri: string, fits: (codes: readonly unknown[]) => boolean) => Promise<readonly Diagnostic[]>;
  /** Settled once the server has done all that it was asked to do before. */
  idle: () => Promise<void>;
  /** Ends the connection once nothing is being written to it. */
  dispose: () => Promise<void>;
}

/** What a client says of itself beside what every test needs. */
export interface ClientUnderTest {
  readonly workspace?: ClientCapabilities['workspace'];
  readonly textDocument?: ClientCapabilities['textDocument'];
  readonly initializationOptions?: unknown;
  /** What else it says, in place of what every test says. */
  readonly parameters?: Partial<InitializeParams>;
  /** The name of a file of the workspace that nobody may read. */
  readonly forbidden?: string;
  /** Where the server reads files, in place of those in memory. */
  readonly fileSystem?: FileSystemProvider;
  /** It tells settings only then. */
  readonly answers?: Promise<unknown>;
  /** It knows no request of the server and answers each with an error. */
  readonly refuses?: boolean;
}

/** Starts a server whose client has these settings and files on disk; settings may be asked for by folder. */
export async function startServerUnderTest(
  settings: unknown = {},
  files: Readonly<Record<string, string>> = {},
  client: ClientUnderTest = {},
): Promise<ServerUnderTest> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const fileSystem = new MemoryFiles();
  fileSystem.insert(URI.parse(uriOf('.keep')), '');
  for (const [name, text] of Object.entries(files)) fileSystem.insert(URI.parse(uriOf(name)), text);
  const read = fileSystem.readFile.bind(fileSystem);
  fileSystem.readFile = (uri) =>
    client.forbidden !== undefined && uri.toString() === uriOf(client.forbidden)
      ? Promise.reject(new Error('EACCES'))
      : read(uri);
  const services = startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), {
      messageStrategy: new Lifecycle(),
    }),
    { fileSystemProvider: () => client.fileSystem ?? fileSystem },
  );
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));

  const registrations: Registration[] = [];
  const published = new Map<string, (readonly Diagnostic[])[]>();
  const listeners = new Set<(uri: string, diagnostics: readonly Diagnostic[]) => void>();
  if (client.refuses !== true) {
    connection.onRequest(RegistrationRequest.type, ({ registrations: added }) => {
      registrations.push(...added);
    });
  }
  const answer =
    typeof settings === 'function'
      ? (settings as (scope?: string) => unknown)
      : () => ({ diagnostics: Object.fromEntries(withoutRemarks), ...(settings as object) });
  if (client.refuses !== true) {
    connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
      await client.answers;
      return items.map(({ scopeUri }) => answer(scopeUri));
    });
  }
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, [...(published.get(uri) ?? []), diagnostics]);
    for (const listener of listeners) listener(uri, diagnostics);
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>(InitializeRequest.method, {
    processId: null,
    workspaceFolders: [{ uri: 'file:///workspace', name: 'workspace' }],
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        ...client.workspace,
      },
      textDocument: { publishDiagnostics: { dataSupport: true }, ...client.textDocument },
    },
    initializationOptions: client.initializationOptions,
    ...client.parameters,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const versions = new Map<string, number>();
  return {
    connection,
    capabilities,
    services,
    registrations,
    open: async (name, text) => {
      const uri = uriOf(name);
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'wf', version: 1, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return uri;
    },
    change: async (uri, text) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const change = { textDocument: { uri, version }, contentChanges: [{ text }] };
      await connection.sendNotification(DidChangeTextDocumentNotification.type, change);
    },
    save: (uri) => connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } }),
    close: (uri) => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    configure: (wf) => connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { wf } }),
    onDisk: (changed) => {
      const changes = Object.entries(changed).map(([name, text]): FileEvent => {
        const uri = uriOf(name);
        const existed = fileSystem.existsSync(URI.parse(uri));
        if (text === undefined) fileSystem.delete(URI.parse(uri));
        else fileSystem.insert(URI.parse(uri), text);
        if (text === undefined) return { uri, type: FileChangeType.Deleted };
        return { uri, type: existed ? FileChangeType.Changed : FileChangeType.Created };
      });
      return connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    },
    store: (name) => {
      fileSystem.insert(URI.parse(uriOf(name)), '');
    },
    remove: (name) => {
      fileSystem.delete(URI.parse(uriOf(name)));
    },
    published: (uri) => published.get(uri) ?? [],
    nextFindings: (uri, fits) =>
      new Promise((resolve) => {
        const listener = (of: string, diagnostics: readonly Diagnostic[]): void => {
          if (of !== uri || !fits(diagnostics.map(({ code }) => code))) return;
          listeners.delete(listener);
          resolve(diagnostics);
        };
        listeners.add(listener);
      }),
    idle: async () => {
      // The first check begins when the settings have come.
      await services.shared.lint.FindingSettings.ready;
      // Unknown methods are answered after everything that was sent before them was taken up, and reads after writes.
      await connection.sendRequest('test/unknown').catch(() => undefined);
      await services.shared.workspace.WorkspaceLock.read(() => undefined);
      await connection.sendRequest('test/unknown').catch(() => undefined);
    },
    dispose: async () => {
      services.shared.workspace.WorkspaceLock.cancelWrite();
      await services.shared.workspace.WorkspaceLock.read(() => undefined);
      connection.end();
      connection.dispose();
    },
  };
}

/** The URI of a file of the workspace; a name with a scheme is one. */
export function uriOf(name: string): string {
  return name.includes(':') ? name : `file:///workspace/${name}`;
}

/** A text without its one `<|>`, and where that stood. */
export function atCursor(marked: string): { readonly text: string; readonly position: Position } {
  const [before = '', after] = marked.split('<|>');
  if (after === undefined) throw new Error('The text has no <|>.');
  const lines = before.split('\n');
  return { text: before + after, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

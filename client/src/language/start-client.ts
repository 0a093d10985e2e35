import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { withoutSecrets } from '#core/environment/without-secrets.ts';

/** Starts the language server as a process without secrets in its environment, and connects to it. */
export async function startClient(extension: vscode.Uri, log: vscode.LogOutputChannel): Promise<LanguageClient> {
  const bundle = (name: string): string => vscode.Uri.joinPath(extension, 'dist', name).fsPath;
  const options = { env: withoutSecrets(process.env) };
  const client = new LanguageClient(
    'wf',
    'Toolpath Language Server',
    {
      // What the server tells V8 itself (`small-heap.ts`) it cannot tell the one in Electron.
      run: {
        module: bundle('start-server.cjs'),
        transport: TransportKind.ipc,
        options: { ...options, execArgv: ['--max-semi-space-size=2'] },
      },
      debug: {
        module: bundle('server.cjs'),
        transport: TransportKind.ipc,
        options: { ...options, execArgv: ['--nolazy', '--inspect=6009'] },
      },
    },
    {
      documentSelector: [{ language: 'wf' }],
      // A completion may open the next one: the command that does is the editor's.
      initializationOptions: { asksAgain: true },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  await client.start();
  return client;
}

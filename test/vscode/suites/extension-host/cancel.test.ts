import { once } from 'node:events';
import * as vscode from 'vscode';
import { closeAll, openProgram } from '../../support/documents.ts';
import { startSilentModelServer } from '../../support/silent-model-server.ts';
import { transcript, transcriptShows } from '../../support/transcript.ts';

const PROGRAM = `/** Write a line. */
tool write(text: string): string
  command ["echo", "{text}"]

workflow slow() {
  model "silent/any"
  prompt """Write."""
  start -> write -> exit
}
`;

describe('cancelling', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('wf').update('providers', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('ends a run that waits for its model, and the request with it', async () => {
    const server = await startSilentModelServer();
    const providers = { silent: { baseUrl: server.baseUrl } };
    await vscode.workspace.getConfiguration('wf').update('providers', providers, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('wf.showOutput');
    await openProgram(PROGRAM);
    const before = transcript();
    const run = vscode.commands.executeCommand('wf.run');
    const request = await server.asked;
    const dropped = once(request.socket, 'close');
    await vscode.commands.executeCommand('wf.cancelRun');
    await Promise.all([run, dropped, transcriptShows(/■ cancelled/, before)]);
    server.close();
  });
});

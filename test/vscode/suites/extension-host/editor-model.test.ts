import * as vscode from 'vscode';
import { closeAll, openProgram } from '../../support/documents.ts';
import { registerModel, type ModelRequest } from '../../support/test-models.ts';
import { transcript, transcriptShows } from '../../support/transcript.ts';

const program = (model: string): string => `/** Write a line. */
tool write(text: string): string
  command ["echo", "{text}"]

workflow asks() {
  model "${model}"
  prompt """Write."""
  start -> write -> exit
}
`;

describe('a model of the editor', () => {
  let registered: vscode.Disposable | undefined;

  beforeEach(async () => {
    await vscode.commands.executeCommand('wf.showOutput');
  });
  afterEach(async () => {
    registered?.dispose();
    await closeAll();
  });

  it('is asked with the tools that the rules allow, and its call is made', async () => {
    const requests: ModelRequest[] = [];
    registered = registerModel((request, report) => {
      requests.push(request);
      report(new vscode.LanguageModelTextPart('I write.'));
      report(new vscode.LanguageModelToolCallPart('a', 'write', { text: 'whales' }));
      return undefined;
    });
    const before = transcript();
    await openProgram(program('vscode/toolpath-test/small'));
    await vscode.commands.executeCommand('wf.run');
    await transcriptShows(/» I write\.[\s\S]*write\(text: "whales"\)[\s\S]*✓ exit/, before);
    if (requests.length !== 1 || requests[0]?.tools.join() !== 'write') {
      throw new Error(`The model was asked ${JSON.stringify(requests)}.`);
    }
  });

  it('is told when the run is cancelled', async () => {
    let asked: (request: ModelRequest) => void = () => undefined;
    const request = new Promise<ModelRequest>((resolve) => (asked = resolve));
    registered = registerModel((one) => {
      asked(one);
      return one.cancelled;
    });
    const before = transcript();
    await openProgram(program('vscode/toolpath-test/small'));
    const run = vscode.commands.executeCommand('wf.run');
    const { cancelled } = await request;
    await vscode.commands.executeCommand('wf.cancelRun');
    await Promise.all([run, cancelled, transcriptShows(/■ cancelled/, before)]);
  });

  it('that is not there ends the run with the names of those that are', async () => {
    registered = registerModel(() => undefined);
    const before = transcript();
    await openProgram(program('vscode/nothing'));
    await vscode.commands.executeCommand('wf.run');
    await transcriptShows(/■ model-failed[\s\S]*no model nothing; it has [\s\S]*vscode\/toolpath-test\/small/, before);
  });
});

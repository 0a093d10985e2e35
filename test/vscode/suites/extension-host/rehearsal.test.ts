import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openProgram } from '../../support/documents.ts';
import { transcript, transcriptShows } from '../../support/transcript.ts';

const RIGHT = `/** Search. */
tool search(query: string): string
/** Mail. */
tool send_email(to: string, body: string)

workflow once() {
  prompt """Find something and mail it."""
  start -> search -> send_email -> exit
}
`;

describe('a rehearsal', () => {
  before(() => vscode.commands.executeCommand('wf.showOutput'));
  afterEach(closeAll);

  it('is written to the output channel, call by call, to its stop reason', async () => {
    await openProgram(RIGHT);
    const before = transcript();
    await vscode.commands.executeCommand('wf.rehearse');
    const [run] = await transcriptShows(/▶ once \(rehearsal[\s\S]*✓ exit\b.*/, before);
    const calls = [...run.matchAll(/^(\d+)\. (\w+)\(/gm)].map(([, number, tool]) => `${number ?? ''} ${tool ?? ''}`);
    assert.deepEqual(calls, ['1 search', '2 send_email']);
  });

  it('obeys the text as it stands, unsaved', async () => {
    const editor = await openProgram(RIGHT);
    const { document } = editor;
    const at = document.getText().indexOf(' -> send_email');
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + ' -> send_email'.length));
    await editor.edit((edit) => {
      edit.delete(range);
    });
    assert.ok(document.isDirty);
    const before = transcript();
    await vscode.commands.executeCommand('wf.rehearse', document.uri.toString(), 'once');
    const [run] = await transcriptShows(/▶ once[\s\S]*✓ exit\b.*/, before);
    assert.match(run, /^1\. search\(/m);
    assert.doesNotMatch(run, /send_email/);
  });

  it('does not begin while the file has errors', async () => {
    await openProgram(RIGHT.replace('start -> search', 'start -> serach'));
    const before = transcript();
    // The command ends when the person has answered the message, which nobody does here.
    void vscode.commands.executeCommand('wf.rehearse');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openProgram(RIGHT.replace('workflow once', 'workflow later'));
    await vscode.commands.executeCommand('wf.rehearse');
    const [runs] = await transcriptShows(/[\s\S]*▶ later[\s\S]*✓ exit\b.*/, before);
    assert.doesNotMatch(runs, /▶ once/);
  });
});

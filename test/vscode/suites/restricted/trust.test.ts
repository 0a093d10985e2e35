import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openProgram } from '../../support/documents.ts';
import { finding } from '../../support/findings.ts';
import { transcript } from '../../support/transcript.ts';
import { Workbench } from '../../support/workbench/workbench.ts';

const WITHOUT_EXIT = `/** Search. */
tool search(query: string): string

workflow once() {
  prompt """Search."""
  start -> search
}
`;

describe('a workspace that is not trusted', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.attach();
  });
  after(() => workbench.detach());
  afterEach(closeAll);

  it('is what this session has', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is checked like any other', async () => {
    const { document } = await openProgram(WITHOUT_EXIT);
    await finding(document.uri, 'missing-exit');
  });

  for (const command of ['wf.rehearse', 'wf.run']) {
    it(`refuses ${command} and says why, with a way to change it`, async () => {
      await vscode.commands.executeCommand('wf.showOutput');
      await openProgram(WITHOUT_EXIT);
      const refused = vscode.commands.executeCommand(command);
      const message = await workbench.notification(/not trusted/);
      await message.waitFor();
      await workbench.screenshot(command);
      await message.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
      await vscode.commands.executeCommand('notifications.clearAll');
      await refused;
      assert.equal(transcript(), '');
    });
  }
});

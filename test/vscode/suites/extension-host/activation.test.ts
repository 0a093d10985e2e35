import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from '../../support/extension.ts';
import { openExample } from '../../support/documents.ts';

describe('the extension', () => {
  it('is the packed one', () => {
    assert.match(extension().extensionPath, /toolpath\.toolpath-/);
  });

  it('starts with the first .wf file', async () => {
    const editor = await openExample('research.wf');
    assert.equal(editor.document.languageId, 'wf');
    await extension().activate();
    assert.ok(extension().isActive);
  });

  it('registers the commands of its manifest and no others', async () => {
    const { contributes } = extension().packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const registered = (await vscode.commands.getCommands(true)).filter((command) => command.startsWith('wf.'));
    assert.deepEqual(registered.sort(), contributes.commands.map(({ command }) => command).sort());
  });
});

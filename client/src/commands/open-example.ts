import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** `wf.openExample`: opens the first example as a new file, to be changed at will. */
export function registerOpenExample(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.openExample', async () => {
    const file = vscode.Uri.joinPath(services.extension, 'examples', 'research.wf');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'wf', content }));
  });
}

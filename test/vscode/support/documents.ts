import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that the session was started with: a copy of the examples. */
function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The session has no folder.');
  return folder.uri;
}

export async function openExample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), name), { preview: false });
}

/** Saves a program as a new file of the workspace and shows it. */
export async function openProgram(program: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), `program-${randomUUID()}.wf`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(program));
  return vscode.window.showTextDocument(uri, { preview: false });
}

/** Replaces the only occurrence of a text in an editor, unsaved. */
export async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`No ${JSON.stringify(before)} in ${document.fileName}.`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  if (
    !(await editor.edit((edit) => {
      edit.replace(range, after);
    }))
  )
    throw new Error('The edit was refused.');
}

/** The place just behind the first occurrence of a text. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`No ${JSON.stringify(text)} in ${document.fileName}.`);
  return document.positionAt(at + text.length);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

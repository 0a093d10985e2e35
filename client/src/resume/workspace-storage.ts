import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * A folder for the workspace that is open, the same for every window on it. The storage that the editor has for a
 * workspace is none: a second window gets another folder, and what it leaves there is found by nobody.
 */
export function workspaceStorage(global: vscode.Uri): vscode.Uri {
  const workspace = vscode.workspace.workspaceFile ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = workspace === undefined ? 'none' : createHash('sha256').update(workspace.toString()).digest('hex');
  return vscode.Uri.joinPath(global, 'workspaces', name.slice(0, 16));
}

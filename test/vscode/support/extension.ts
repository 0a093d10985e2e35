import * as vscode from 'vscode';

/** The extension under test, as it was installed from its package. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('toolpath.toolpath');
  if (found === undefined) throw new Error('The extension is not installed.');
  return found;
}

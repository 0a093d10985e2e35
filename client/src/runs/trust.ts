import * as vscode from 'vscode';
import { showError } from '../dialogs/notify.ts';

/** May something run here? In a workspace that is not trusted the person is told why not, with a way to change it. */
export async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const reason = vscode.l10n.t(
    'Workflows do not run in a workspace that is not trusted: they start programs that its files name.',
  );
  if ((await showError(reason, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return false;
}

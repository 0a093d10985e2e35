import * as vscode from 'vscode';
import { showInformation } from '../dialogs/notify.ts';
import type { Services } from '../services.ts';

/** `wf.forgetSecret`: removes the value of a secret that was given to a tool. */
export function registerForgetSecret({ secrets }: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.forgetSecret', async () => {
    const items = secrets.known.map((use) => ({ label: use.name, description: use.place, use }));
    if (items.length === 0) {
      void showInformation(vscode.l10n.t('No tool was given a secret.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Forget which secret?') });
    if (picked !== undefined) await secrets.forget(picked.use);
  });
}

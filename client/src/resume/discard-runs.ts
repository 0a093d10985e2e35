import * as vscode from 'vscode';
import { showInformation } from '../dialogs/notify.ts';
import type { Services } from '../services.ts';
import { runItem, waitingRuns } from './waiting-runs.ts';

/** Gives up the unfinished runs that are picked: they are not offered again. Nothing that they did is undone. */
export async function discardRuns(services: Services): Promise<void> {
  const runs = waitingRuns(services);
  if (runs.length === 0) {
    void showInformation(vscode.l10n.t('Every run of this workspace has come to an end.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(runs.map(runItem), {
    title: vscode.l10n.t('Discard which runs?'),
    placeHolder: vscode.l10n.t('They are not offered again; what they did stays done.'),
    canPickMany: true,
  });
  for (const { run } of picked ?? []) services.unfinished.forget(run.run);
}

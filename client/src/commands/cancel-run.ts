import * as vscode from 'vscode';
import { showInformation } from '../dialogs/notify.ts';
import type { ActiveRun } from '../runs/active-runs.ts';
import type { Services } from '../services.ts';

/** `wf.cancelRun`: stops the run in progress; of several, the one that is picked. */
export function registerCancelRun(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.cancelRun', async () => {
    const runs = services.runs.all;
    const run = runs.length > 1 ? await pick(runs) : runs[0];
    if (run === undefined && runs.length === 0) {
      void showInformation(vscode.l10n.t('No workflow is running.'));
    }
    run?.cancel();
  });
}

async function pick(runs: readonly ActiveRun[]): Promise<ActiveRun | undefined> {
  const items = runs.map((run) => ({ label: run.workflow, description: `[${run.number}]`, run }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Cancel which run?') });
  return picked?.run;
}

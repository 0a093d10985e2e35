import * as vscode from 'vscode';
import { showInformation, showWarning } from '../dialogs/notify.ts';
import { providersOf } from '../models/providers.ts';
import { isTrusted } from '../runs/trust.ts';
import { watchRun } from '../runs/watch-run.ts';
import type { Services } from '../services.ts';
import { discardRuns } from './discard-runs.ts';
import { isElsewhere, type UnfinishedRun } from './unfinished-runs.ts';
import { runItem, waitingRuns, whenBegun } from './waiting-runs.ts';

/** Goes on with an unfinished run; of several, with the one that is picked. */
export async function resumeRun(services: Services): Promise<void> {
  if (!(await isTrusted())) return;
  const runs = waitingRuns(services);
  const run = runs.length > 1 ? await pick(runs) : runs[0];
  if (runs.length === 0) void showInformation(vscode.l10n.t('Every run of this workspace has come to an end.'));
  if (run !== undefined) await resume(services, run);
}

/** Asks, once for each, whether to go on with runs that an earlier window left unfinished. */
export async function offerUnfinishedRuns(services: Services): Promise<void> {
  const runs = waitingRuns(services).filter((run) => run.offered !== true && !isElsewhere(run));
  const [run] = runs;
  if (run === undefined || !vscode.workspace.isTrusted) return;
  services.unfinished.markOffered(runs);
  const go = vscode.l10n.t('Resume');
  const discard = vscode.l10n.t('Discard');
  if (runs.length > 1) {
    const choose = vscode.l10n.t('Resume…');
    const discardSome = vscode.l10n.t('Discard…');
    const message = vscode.l10n.t('{0} runs did not come to an end.', runs.length);
    const button = await showWarning(message, choose, discardSome);
    if (button === choose) await resumeRun(services);
    if (button === discardSome) await discardRuns(services);
    return;
  }
  const message = vscode.l10n.t(
    'The run of {0} that began at {1} did not come to an end.',
    run.workflow,
    whenBegun(run),
  );
  const button = await showWarning(message, go, discard);
  if (button === go) await resume(services, run);
  if (button === discard) services.unfinished.forget(run.run);
}

async function resume(services: Services, unfinished: UnfinishedRun): Promise<void> {
  const { run, workflow, models, origins, secretFolder } = unfinished;
  const journal = services.unfinished.journalOf(run);
  if (!isElsewhere(unfinished)) services.unfinished.claim(run);
  const providers = await providersOf(models, services.keys);
  const title = vscode.l10n.t('Resuming');
  await watchRun(services, { id: run, workflow, title, origins, secretFolder }, (host) =>
    services.executor.resume({ run, journal, providers }, host),
  );
}

async function pick(runs: readonly UnfinishedRun[]): Promise<UnfinishedRun | undefined> {
  const picked = await vscode.window.showQuickPick(runs.map(runItem), { title: vscode.l10n.t('Resume which run?') });
  return picked?.run;
}

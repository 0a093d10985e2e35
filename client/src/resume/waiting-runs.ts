import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { isElsewhere, type UnfinishedRun } from './unfinished-runs.ts';

/** Unfinished runs that do not go on in this window, the oldest first. Those that never began or have ended are forgotten first. */
export function waitingRuns({ runs, unfinished }: Pick<Services, 'runs' | 'unfinished'>): readonly UnfinishedRun[] {
  const active = new Set(runs.all.map(({ id }) => id));
  unfinished.forgetSettled(active);
  return unfinished.all.filter(({ run }) => !active.has(run));
}

/** A line of a list of runs. */
export function runItem(run: UnfinishedRun): vscode.QuickPickItem & { readonly run: UnfinishedRun } {
  return {
    label: run.workflow,
    description: whenBegun(run),
    ...(isElsewhere(run) && { detail: vscode.l10n.t('another window may still have it') }),
    run,
  };
}

/** When it began, as the person writes times. */
export function whenBegun({ begun }: UnfinishedRun): string {
  return new Date(begun).toLocaleString();
}

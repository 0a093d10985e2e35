import * as vscode from 'vscode';
import type { RunEvent } from '#core/events/run-event.ts';
import { isSuccess } from '#core/events/stop-reason.ts';
import type { StartRunResult } from '#executor/protocol/messages.ts';
import type { Origins } from '#protocol/messages.ts';
import { showError, showProgress, showWarning } from '../dialogs/notify.ts';
import type { RunHost } from '../executor/executor.ts';
import { askEditorModel } from '../models/editor-model.ts';
import { runQuestions } from '../people/run-questions.ts';
import type { Services } from '../services.ts';
import { refusalOf, showRefusal } from './refusal.ts';

/** A run as this window shows it. */
export interface WatchedRun {
  readonly id: string;
  readonly workflow: string;
  /** What is done with it: *Running*. */
  readonly title: string;
  readonly origins: Origins;
  /** What its modules and commands are told in confidence is kept for this folder. */
  readonly secretFolder: string | undefined;
}

/**
 * Follows a run to its end: the transcript in the output channel, the current call and *Cancel* in a notification,
 * questions to people as notifications. Several runs may be in progress. Never rejects; whatever happens is told. A run
 * that ended is no longer unfinished, unless its record broke off; one that was refused before it began never was.
 */
export async function watchRun(
  services: Services,
  { id, workflow, title, origins, secretFolder }: WatchedRun,
  start: (host: RunHost) => Promise<StartRunResult>,
): Promise<void> {
  const number = services.runs.next();
  const transcript = services.output.begin(number, origins);
  const cancel = (): void => {
    services.executor.cancel(id);
  };
  const active = services.runs.add({ id, number, workflow, cancel });
  services.output.show();
  await showProgress(`${title} ${workflow}`, async (report, cancelled) => {
    cancelled.onCancellationRequested(cancel);
    try {
      const { resumable } = await start({
        onEvent: (event) => {
          transcript.add(event);
          const message = progressOf(event);
          if (message !== undefined) report(message);
          tellEnd(services, workflow, event);
        },
        ...runQuestions(services, secretFolder),
        model: askEditorModel,
      });
      if (resumable !== true) services.unfinished.forget(id);
    } catch (error) {
      const refusal = refusalOf(error);
      transcript.note(refusal?.message ?? vscode.l10n.t('the executor ended before the run did'));
      if (refusal === undefined) showBreakdown(services, id, error);
      else {
        if (refusal.kind !== 'unusable-journal') services.unfinished.forget(id);
        void showRefusal(refusal);
      }
    } finally {
      active.dispose();
    }
  });
}

/** What a run is doing, when an event changes it. */
function progressOf(event: RunEvent): string | undefined {
  if (event.type === 'tool-started') return event.tool;
  if (event.type === 'model-asked') return vscode.l10n.t('the model chooses');
  return event.type === 'approval-asked' ? vscode.l10n.t('{0} waits for approval', event.tool) : undefined;
}

function showBreakdown({ log, unfinished }: Services, run: string, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  const resume = vscode.l10n.t('Resume');
  const show = vscode.l10n.t('Show Log');
  const message = vscode.l10n.t('The process that runs workflows ended by itself. The next run starts it again.');
  const isRecorded = unfinished.all.some((one) => one.run === run);
  void showError(message, ...(isRecorded ? [resume] : []), show).then((button) => {
    if (button === resume) void vscode.commands.executeCommand('wf.resumeRun');
    if (button === show) log.show();
  });
}

function tellEnd(services: Services, workflow: string, event: RunEvent): void {
  if (event.type !== 'run-finished' || event.run.includes('/')) return;
  if (isSuccess(event.reason)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) {0} is done', workflow), 5000);
    return;
  }
  if (event.reason === 'cancelled') {
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} was cancelled', workflow), 5000);
    return;
  }
  const show = vscode.l10n.t('Show Output');
  const message = vscode.l10n.t('{0} stopped: {1}. {2}', workflow, event.reason, event.message ?? '').trimEnd();
  void showWarning(message, show).then((button) => {
    if (button === show) services.output.show();
  });
}

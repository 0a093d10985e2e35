import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import { modelsOf } from '../models/providers.ts';
import type { Services } from '../services.ts';
import type { Compiled } from './compile-workflow.ts';
import { watchRun } from './watch-run.ts';

/** What a run needs beside the program. */
export type RunOptions = Pick<StartRunParams, 'approvalTimeout' | 'inputs' | 'model' | 'providers' | 'workspace'>;

/**
 * Runs a program to its end, as `watchRun` says. A run that is no rehearsal is recorded, so that it can be gone on with
 * when the window or the executor goes.
 */
export async function runProgram(
  services: Services,
  { program, origins }: Compiled,
  options: RunOptions,
  secretFolder: string | undefined,
): Promise<void> {
  const workflow = program.workflows.find(({ id }) => id === program.entry)?.name ?? '';
  const id = randomUUID();
  if (options.model === 'rehearsal') {
    const title = vscode.l10n.t('Rehearsing');
    await watchRun(services, { id, workflow, title, origins, secretFolder }, (host) =>
      services.executor.run({ run: id, program, ...options }, host),
    );
    return;
  }
  const journal = services.unfinished.journalOf(id);
  services.unfinished.add({
    run: id,
    workflow,
    begun: Date.now(),
    models: modelsOf(program, options.model),
    origins,
    window: process.pid,
    ...(secretFolder !== undefined && { secretFolder }),
  });
  await watchRun(services, { id, workflow, title: vscode.l10n.t('Running'), origins, secretFolder }, (host) =>
    services.executor.run({ run: id, program, journal, ...options }, host),
  );
}

import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Program } from '#core/ir/workflow.ts';
import { newRehearsal, type Rehearsal } from '#executor/rehearsal/rehearsal.ts';
import { startRun } from '#executor/run/start-run.ts';
import { keep, nobody } from '../executor/support/nobody.ts';
import { rehearseOnce } from '../executor/support/rehearsed.ts';
import { examplesFolder, programsOf, runnableExamples } from './programs.ts';

/** Rehearses a program with inputs made up by their types; gives the calls in order and how the run ended. */
async function rehearse(program: Program, rehearsal: Rehearsal): Promise<{ calls: string[]; reason: string }> {
  const events: RunEvent[] = [];
  const { reason } = await rehearseOnce(program, rehearsal, keep(events));
  return { calls: events.flatMap((event) => (event.type === 'tool-started' ? [event.tool] : [])), reason };
}

describe.each(runnableExamples)('rehearsals of %s', (file) => {
  test('end as their author meant, or because a tool failed', async () => {
    for (const program of await programsOf(file)) {
      const rehearsal = newRehearsal(7);
      const reasons = new Set<string>();
      for (let run = 0; run < 25; run++) reasons.add((await rehearse(program, rehearsal)).reason);
      expect(['exit', 'answered'].some((reason) => reasons.has(reason))).toBe(true);
      expect([...reasons].filter((reason) => !['exit', 'answered', 'tool-failed'].includes(reason))).toEqual([]);
    }
  });
});

test('rehearsals of triage.wf take every branch', async () => {
  const [triage] = await programsOf('triage.wf');
  if (triage === undefined) throw new Error('triage.wf has no workflow');
  const rehearsal = newRehearsal(1);
  const taken = new Set<string>();
  for (let run = 0; run < 60; run++) {
    const { calls } = await rehearse(triage, rehearsal);
    for (const [index, call] of calls.entries()) taken.add(`${calls[index - 1] ?? 'start'} -> ${call}`);
  }
  expect([...taken].toSorted()).toEqual([
    'classify -> archive',
    'classify -> create_report',
    'classify -> page',
    'classify -> send_email',
    'create_report -> create_report',
    'create_report -> send_email',
    'page -> send_email',
    'start -> classify',
  ]);
});

test('etl.wf transforms a real file with real programs, and asks no model', async () => {
  const [program] = await programsOf('etl.wf');
  if (program === undefined) throw new Error('etl.wf has no workflow');
  const events: RunEvent[] = [];
  const end = await startRun(
    { run: 'r', program, inputs: {}, providers: [], workspace: pathToFileURL(examplesFolder).href },
    nobody(keep(events)),
  );
  expect(end).toEqual({ reason: 'exit', result: '4 orders, 340 in all; most came from Ada.' });
  expect(events.filter(({ type }) => type === 'model-asked')).toEqual([]);
});

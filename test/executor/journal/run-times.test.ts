import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Program } from '#core/ir/workflow.ts';
import { forkRun } from '#executor/history/fork-run.ts';
import { recordRun } from '#executor/history/record-run.ts';
import { replayRun } from '#executor/history/replay-run.ts';
import { resumeRun } from '#executor/history/resume-run.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import { ignore, keep, nobody } from '../support/nobody.ts';
import { chain, plainStart, recording } from './recording.ts';

const { freshPath, shell } = recording();

describe('the time of a recorded run', { timeout: 30_000 }, () => {
  const hour = 3_600_000;
  const two = chain(shell('one', 'echo one'), shell('two', 'echo "$1 two"'));
  const limited: Program = {
    ...two,
    workflows: two.workflows.map((workflow) => ({
      ...workflow,
      settings: { timeout: { id: 'timeout', value: hour / 2 } },
    })),
  };

  /** A journal whose run was let go in its second call, and whose records are all an hour older than they were. */
  async function hourOld(): Promise<string> {
    const path = freshPath();
    const controller = new AbortController();
    const leaving = nobody(ignore, {
      onEvent(event) {
        if (event.type === 'tool-started' && event.tool === 'two') controller.abort(new Suspension());
      },
    });
    await recordRun({ ...plainStart, program: limited }, path, leaving, { signal: controller.signal });
    const older = (_: string, time: string): string => `"time":${Number(time) - hour}`;
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/"time":(\d+)/g, older));
    return path;
  }

  it('is told as it was for what was done before, and as it is for the rest', async () => {
    const path = await hourOld();
    const events: RunEvent[] = [];
    const resumed = Date.now();
    const repeating = nobody(keep(events), { askUncompleted: () => Promise.resolve({ decision: 'repeat' }) });
    expect((await resumeRun(path, [], repeating)).reason).toBe('exit');
    const old = events.filter(({ time }) => time < resumed - hour / 2).map(({ type }) => type);
    expect(old.slice(0, 3)).toEqual(['run-started', 'tool-started', 'tool-finished']);
    expect(events.at(-1)).toMatchObject({ type: 'run-finished' });
    expect(events.at(-1)?.time).toBeGreaterThanOrEqual(resumed);
    expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => time).toSorted((a, b) => a - b));
  });

  it('does not count the time before a run that shares its first steps', async () => {
    const path = await hourOld();
    const target = freshPath();
    const events: RunEvent[] = [];
    const end = await forkRun({ source: path, from: 2, target, run: 'other' }, [], nobody(keep(events)));
    expect(end).toEqual({ reason: 'exit', result: 'one two' });
    const [last] = events.slice(-1);
    expect(last?.type === 'run-finished' && last.milliseconds < hour / 2).toBe(true);
    const again: RunEvent[] = [];
    expect(await replayRun(target, (event) => again.push(event))).toEqual({ kind: 'matched', end });
    expect(again.at(-1)).toMatchObject({ milliseconds: last?.type === 'run-finished' ? last.milliseconds : NaN });
    // A process that dies behind its last call leaves a run that goes on.
    const lines = readFileSync(target, 'utf8').trimEnd().split('\n');
    const unfinished = lines.filter((line) => !/"type":"(ended|closed)"/.test(line));
    writeFileSync(target, `${unfinished.join('\n')}\n`);
    expect(await resumeRun(target, [], nobody(ignore))).toEqual(end);
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BatchJournal } from '#executor/batch/batch-journal.ts';
import { recordRun } from '#executor/history/record-run.ts';
import { replayRun } from '#executor/history/replay-run.ts';
import { forkRun } from '#executor/history/fork-run.ts';
import { resumeRun } from '#executor/history/resume-run.ts';
import type * as appendFile from '#executor/journal/append-file.ts';
import { JournalError } from '#executor/journal/journal-error.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import { ignore, nobody } from '../support/nobody.ts';
import { chain, plainStart, recording } from './recording.ts';

/** What happens to a file that was read just before it is opened for more, and just after. */
const opening = vi.hoisted((): Record<'before' | 'after', (path: string) => void> => {
  return { before: () => undefined, after: () => undefined };
});

vi.mock('#executor/journal/append-file.ts', async (original) => {
  const real = await original<typeof appendFile>();
  const openAppendFile: typeof real.openAppendFile = async (path, mode) => {
    if (mode === 'existing') opening.before(path);
    const file = await real.openAppendFile(path, mode);
    if (mode === 'existing') opening.after(path);
    return file;
  };
  return { ...real, openAppendFile };
});

const { freshPath, shell } = recording();
const program = chain(shell('one', 'echo one'), shell('two', 'echo "$1 two"; echo aside >&2'));
const deciding = nobody(ignore, { askUncompleted: () => Promise.resolve({ decision: 'repeat' }) });

describe('the file of a journal', () => {
  afterEach(() => {
    opening.before = () => undefined;
    opening.after = () => undefined;
  });

  it('may not be replaced while it is opened: what is written would be lost with the one before', async () => {
    const path = freshPath();
    writeFileSync(path, text);
    opening.after = () => {
      rmSync(path);
      writeFileSync(path, text);
    };
    const problem = new JournalError(`The journal ${path} was replaced by another file at this moment.`);
    await expect(resumeRun(path, [], deciding)).rejects.toThrow(problem);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  /** The journal of a run that was let go of in its second call. */
  let text = '';
  beforeAll(async () => {
    const path = freshPath();
    const controller = new AbortController();
    const leaving = nobody(ignore, {
      onEvent(event) {
        if (event.type === 'tool-output' && event.tool === 'two') controller.abort(new Suspension());
      },
    });
    await recordRun({ ...plainStart, program }, path, leaving, { signal: controller.signal });
    text = readFileSync(path, 'utf8');
  });

  it.each([
    ['a byte order mark', (): string => `\ufeff${text}`],
    ['Windows line ends', (): string => text.replaceAll('\n', '\r\n')],
    ['empty lines', (): string => text.replaceAll('\n', '\n\n')],
    [
      'a line of many megabytes',
      (): string => text.replace('"name":"1.tool.one",', `$&"aside":"${'é'.repeat(4_000_000)}",`),
    ],
  ])('may have %s', async (_what, changed) => {
    const path = freshPath();
    writeFileSync(path, changed());
    expect(await resumeRun(path, [], deciding)).toEqual({ reason: 'exit', result: 'one two' });
    expect(await replayRun(path, () => undefined)).toMatchObject({ kind: 'matched' });
  });

  it('in which a line stands twice says which record is not there', async () => {
    const path = freshPath();
    writeFileSync(path, text.replace(/^.*"started","name":"1\.tool\.one".*\n/m, '$&$&'));
    await expect(resumeRun(path, [], deciding)).rejects.toThrow(
      'The run differs from its journal at `1.tool.one`: record was "started" and is "completed".',
    );
  });

  it.skipIf(process.platform === 'win32')('may be a pipe for a replay, and not to go on', async () => {
    const [path, pipe] = [freshPath(), freshPath()];
    writeFileSync(path, text);
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', pipe]);
    const written = async (): Promise<void> => {
      await once(spawn('sh', ['-c', 'cat "$0" > "$1"', path, pipe]), 'exit');
    };
    const [replayed] = await Promise.all([replayRun(pipe, () => undefined), written()]);
    expect(replayed).toEqual({ kind: 'end' });
    // Nobody writes to it: who read it would wait for as long as the test has it.
    const held = openSync(pipe, 'r+');
    onTestFinished(() => {
      closeSync(held);
    });
    await expect(resumeRun(pipe, [], deciding)).rejects.toThrow('copy it into one');
    const fork = { source: pipe, from: 1, target: freshPath(), run: 'forked' };
    await expect(forkRun(fork, [], deciding)).rejects.toThrow('copy it into one');
  });

  it('may be removed while it is read, which is said', async () => {
    const [single, batch] = [freshPath(), freshPath()];
    for (const path of [single, batch]) writeFileSync(path, text);
    opening.before = rmSync;
    await expect(resumeRun(single, [], deciding)).rejects.toThrow(JournalError);
    await expect(BatchJournal.open(batch, { program }, 0)).rejects.toThrow('another `wf batch`');
    expect([single, batch].map(existsSync)).toEqual([false, false]);
  });
});

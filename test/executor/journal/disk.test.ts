import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAppendFile, type AppendFile } from '#executor/journal/append-file.ts';
import { GroupCommit } from '#executor/journal/group-commit.ts';
import type { OpenAppendFile } from '#executor/journal/new-file.ts';
import { play } from '../step-port/adapter.ts';
import { fileStore } from '../step-port/file-store.ts';
import { journaledAdapter } from '../step-port/journaled-adapter.ts';
import { sampleProgram, samplePerformer } from '../step-port/sample-program.ts';
import { CountingLedger, knowing, worldOf } from '../step-port/worlds.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const program = sampleProgram();

/** A disk that takes so many bytes; of what does not fit, it takes what fits. */
function smallDisk(space: number): OpenAppendFile {
  let left = space;
  return async (path, mode) => {
    const file = await openAppendFile(path, mode);
    return {
      ...file,
      async append(text) {
        const fits = text.slice(0, left);
        left -= fits.length;
        await file.append(fits);
        if (fits.length < text.length) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
      },
    };
  };
}

async function sizeOf(): Promise<number> {
  let size = 0;
  const counted: OpenAppendFile = async (path, mode) => {
    const file = await openAppendFile(path, mode);
    return { ...file, append: (text) => ((size += text.length), file.append(text)) };
  };
  const adapter = journaledAdapter(fileStore(mkdtempSync(join(folder.path, 'size-')), program, counted));
  const open = await adapter.open('run', worldOf(samplePerformer(new CountingLedger())));
  await play(program, open);
  await open.close();
  return size;
}

describe('a disk that gets full', () => {
  it('ends the run with the reason, and loses and repeats nothing when there is space again', async () => {
    const whole = await sizeOf();
    for (let space = 3_000; space < whole - 500; space += 211) {
      const runs = mkdtempSync(join(folder.path, 'full-'));
      const ledger = new CountingLedger();
      const world = worldOf(samplePerformer(ledger), { resolve: knowing(ledger) });
      const full = journaledAdapter(fileStore(runs, program, smallDisk(space)));
      const open = await full.open('run', world).catch((error: unknown) => error);
      if (open instanceof Error) {
        expect(open.message).toMatch(/^The journal \S+ cannot be written: there is no space left on the disk\.$/);
        continue;
      }
      const opened = open as Awaited<ReturnType<typeof full.open>>;
      const played = await play(program, opened).catch((error: unknown) => error);
      await opened.close();
      expect(played).toMatchObject({
        message: expect.stringMatching(
          /^The journal \S+ cannot be written: there is no space left on the disk\.$/,
        ) as string,
      });

      const again = journaledAdapter(fileStore(runs, program));
      const rest = await again.open('run', world);
      const { end } = await play(program, rest);
      await rest.close();
      expect(end).toMatchObject({ reason: 'exit', result: 'send of {"text":"edited"}' });
      const counts = [...ledger.counts].filter(([key]) => !key.endsWith('search'));
      expect(counts.map(([, count]) => count)).toEqual(counts.map(() => 1));
    }
  });

  it('does not hide what a call came to', async () => {
    const adapter = journaledAdapter(
      fileStore(mkdtempSync(join(folder.path, 'told-')), program, fullAfter('3.tool.flaky')),
    );
    const open = await adapter.open('run', worldOf(samplePerformer(new CountingLedger())));
    const watched = { ...open, finish: () => Promise.resolve(undefined) };
    const played = await play(program, watched);
    await open.close();
    expect(eventsOf(played, 'tool-finished').find(({ tool }) => tool === 'flaky')).toMatchObject({
      ok: true,
      result: 'flaky of {}',
    });
    expect(eventsOf(played, 'run-finished').at(-1)).toMatchObject({
      reason: 'tool-failed',
      message: expect.stringMatching(
        /^The run broke off: The journal \S+ cannot be written: there is no space left on the disk\.$/,
      ) as string,
      result: 'flaky of {}',
    });
  });

  it.runIf(existsSync('/dev/full'))('is noticed when it is real', async () => {
    const file = await openAppendFile('/dev/full', 'existing');
    const commit = new GroupCommit('j.jsonl', file);
    await expect(commit.append('x\n', true)).rejects.toThrow('no space left');
    await expect(commit.append('y\n', false)).rejects.toThrow('no space left');
    await commit.close();
  });
});

/** A disk that is full from the result of a step on. */
function fullAfter(step: string): OpenAppendFile {
  return async (path, mode): Promise<AppendFile> => {
    const file = await openAppendFile(path, mode);
    let full = false;
    return {
      ...file,
      append(text) {
        full ||= text.includes(`"completed","name":"${step}"`);
        return full ? Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })) : file.append(text);
      },
    };
  };
}

describe('appends of several writers', () => {
  it('go to the disk together, in their order, and are done when they are durable', async () => {
    const calls: string[] = [];
    const file: AppendFile = {
      append: (text) => (calls.push(text), Promise.resolve()),
      sync: () => (calls.push('sync'), Promise.resolve()),
      close: () => Promise.resolve(),
    };
    const commit = new GroupCommit('j.jsonl', file);
    await Promise.all(['a', 'b', 'c'].map((text) => commit.append(text, text === 'b')));
    expect(calls).toEqual(['abc', 'sync']);
    await commit.append('d', false);
    expect(calls).toEqual(['abc', 'sync', 'd']);
    await commit.close();
  });
});

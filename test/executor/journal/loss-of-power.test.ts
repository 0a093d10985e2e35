import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type * as promises from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openAppendFile } from '#executor/journal/append-file.ts';
import { blobFolder, hashOf } from '#executor/journal/blobs.ts';
import { JournalFile } from '#executor/journal/journal-file.ts';
import { newHeader } from '#executor/journal/new-header.ts';
import { sampleProgram } from '../step-port/sample-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

const simulated = vi.hoisted((): { disk: SimulatedDisk | undefined } => ({ disk: undefined }));

vi.mock('node:fs/promises', async (original) => {
  const { SimulatedDisk: Disk } = await import('./simulated-disk.ts');
  simulated.disk = new Disk();
  return simulated.disk.over(await original<typeof promises>());
});

const temporary = temporaryFolder();
const header = newHeader({ program: sampleProgram() });
const large = (letter: string): string => letter.repeat(300_000);
let number = 0;

function disk(): SimulatedDisk {
  if (simulated.disk === undefined) throw new Error('the disk is not in its place');
  return simulated.disk;
}

/** A place for a journal in folders that do not exist. */
function freshPath(): string {
  number += 1;
  return join(temporary.path, String(number), 'deep', 'run.jsonl');
}

/** Names of values in files of their own that a text of a journal tells. */
function blobsIn(text: string): readonly string[] {
  return [...text.matchAll(/"blob":"(\w+)"/g)].map(([, blob = '']) => blob);
}

describe('after a loss of power', () => {
  afterEach(() => {
    disk().onWrite = () => undefined;
    disk().fails.clear();
  });

  it('a journal that was begun is there, with its folders and all that was made durable', async () => {
    const path = freshPath();
    const journal = await JournalFile.create(path, header);
    expect(disk().survivor(path)).toBe(readFileSync(path, 'utf8'));
    const run = await journal.begin({ run: 'a' }, { topic: 'whales' });
    expect(disk().survivor(path)).toContain('whales');
    await run.append({ type: 'completed', name: '1', time: 2, result: { value: 'found' } }, true);
    expect(disk().survivor(path)).toContain('found');
    await journal.close();
  });

  it('every large value is there that a line tells of, even where the line was written early', async () => {
    const path = freshPath();
    const told: string[] = [];
    disk().onWrite = (file, text) => {
      if (file !== path) return;
      for (const blob of blobsIn(text)) {
        const value = disk().survivor(join(blobFolder(path), `${blob}.json`));
        expect(value === undefined ? undefined : hashOf(value)).toBe(blob);
        told.push(blob);
      }
    };
    const journal = await JournalFile.create(path, header);
    const runs = await Promise.all(['a', 'b', 'c'].map((run) => journal.begin({ run }, { text: large(run) })));
    // Several runs get the same large result at once.
    await Promise.all(
      runs.map(async (run) => {
        const result = await run.store(large('same'));
        await run.append({ type: 'completed', name: '1', time: 2, result }, true);
        expect(await run.load(result)).toBe(large('same'));
      }),
    );
    await journal.close();
    expect(told).toHaveLength(6);
    expect(readdirSync(blobFolder(path)).filter((name) => !name.endsWith('.json'))).toEqual([]);
  });

  it('the folder of large values is there, also when another process made it and died', async () => {
    const path = freshPath();
    const first = await JournalFile.create(path, header);
    disk().fails.set('sync', 'EINVAL');
    await first.begin({ run: 'a' }, { text: large('a') });
    await first.close();
    const value = join(blobFolder(path), `${hashOf(JSON.stringify({ text: large('a') }))}.json`);
    expect(disk().survivor(value)).toBeUndefined();
    disk().fails.clear();
    const { journal } = await JournalFile.open(path);
    await journal.begin({ run: 'b' }, { text: large('a') });
    await journal.close();
    expect(disk().survivor(value)).toBe(readFileSync(value, 'utf8'));
  });

  // Windows says EISDIR of a memory stick.
  it.each(['EPERM', 'ENOTSUP', 'EISDIR', 'EMLINK'])(
    'is no worse where a second name is refused with %s',
    async (code) => {
      const path = freshPath();
      disk().fails.set('link', code);
      const journal = await JournalFile.create(path, header);
      expect(disk().survivor(path)).toBe(readFileSync(path, 'utf8'));
      await journal.close();
      await expect(JournalFile.create(path, header)).rejects.toThrow('it exists already');
      expect(readdirSync(dirname(path))).toEqual(['run.jsonl']);
    },
  );

  it('nothing is promised when the disk says that it could not keep it', async () => {
    disk().fails.set('sync', 'EIO');
    await expect(JournalFile.create(freshPath(), header)).rejects.toThrow('cannot be written: sync.');
  });
});

describe('a new journal', () => {
  it('is never seen without its first lines, and leaves nothing behind when they do not fit', async () => {
    const path = freshPath();
    disk().onWrite = () => {
      expect(existsSync(path)).toBe(false);
    };
    const journal = await JournalFile.create(path, header);
    disk().onWrite = () => undefined;
    await journal.close();
    disk().onWrite = () => {
      throw Object.assign(new Error('write'), { code: 'ENOSPC' });
    };
    const other = freshPath();
    await expect(JournalFile.create(other, header)).rejects.toThrow('there is no space left on the disk');
    expect(readdirSync(dirname(other))).toEqual([]);
    disk().onWrite = () => undefined;
  });

  it('may have as long a name as the disk takes', async () => {
    const path = join(dirname(freshPath()), `${'n'.repeat(249)}.jsonl`);
    await (await JournalFile.create(path, header)).close();
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });

  it('is not even opened by its name where another has that: nobody may find it empty', async () => {
    const path = freshPath();
    await (await JournalFile.create(path, header)).close();
    const opened: string[] = [];
    const openFile: typeof openAppendFile = (name, mode) => {
      opened.push(name);
      return openAppendFile(name, mode);
    };
    await expect(JournalFile.create(path, header, openFile)).rejects.toThrow('it exists already');
    expect(opened).toEqual([expect.stringMatching(/\.tmp$/)]);
  });

  it('is made by one of two who begin it at once', async () => {
    const path = freshPath();
    const both = await Promise.allSettled([JournalFile.create(path, header), JournalFile.create(path, header)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (const one of both) if (one.status === 'fulfilled') await one.value.close();
  });
});

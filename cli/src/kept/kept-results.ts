import { readFileSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dropOldest } from '#cache/drop-oldest.ts';
import { writeWhole } from '#cache/write-whole.ts';
import type { Disk } from '../disk/disk.ts';
import type { StillDisk } from '../disk/still-disk.ts';
import { WitnessedDisk } from '../disk/witnessed-disk.ts';
import { answersOf, digest, read, stillHolds, written, type Entry } from './entry.ts';
import type { Found } from './found.ts';

/** Characters of an entry: a larger one would push out too many others, and takes a while to read. */
const largest = 1_000_000;

type Find<T> = (disk: Disk) => Promise<Found<T>>;

/** See `KeptResults.recall`; without kept results, everything is found out. */
export async function recall<T>(
  kept: KeptResults | undefined,
  question: readonly unknown[],
  disk: StillDisk,
  find: Find<T>,
): Promise<T> {
  return kept === undefined ? (await find(disk)).result : kept.recall(question, disk, find);
}

/**
 * Results that commands found out before, each with all that it depends on: what was asked, the build of `wf`, and what
 * the disk answered on the way. A file of its own each, named by the hash of the question.
 *
 * Nothing here can fail a command: what cannot be read or written, or is not whole, is found out again.
 */
export class KeptResults {
  readonly #folder: string;
  readonly #build: string;

  /** `build` tells versions of the code apart. Whoever can write to the folder decides what commands say. */
  constructor(folder: string, build: string) {
    this.#folder = folder;
    this.#build = build;
  }

  /**
   * The result of `find`, which must depend on nothing but `question` and what it asks the disk, and must survive JSON:
   * the one of an earlier call if it still holds, else a new one, which is kept if it says so.
   */
  async recall<T>(question: readonly unknown[], still: StillDisk, find: Find<T>): Promise<T> {
    const path = join(this.#folder, digest(JSON.stringify([this.#build, ...question])));
    const known = this.#read(path);
    if (known !== undefined && stillHolds(still, known)) {
      touch(path);
      return known.result as T;
    }
    const witnessed = new WitnessedDisk(still);
    const { result, keep } = await find(witnessed);
    if (keep) this.#write(path, { answers: answersOf(still, witnessed.questions), result });
    return result;
  }

  #read(path: string): Entry | undefined {
    try {
      return read(readFileSync(path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  #write(path: string, entry: Entry): void {
    const text = written(entry);
    // To look at a thousand entries takes longer than to find one: names of one kind in sixteen have it done.
    if (text.length > largest || !writeWhole(path, text) || !basename(path).startsWith('0')) return;
    try {
      dropOldest(this.#folder);
    } catch {
      // Another process has removed the folder, or is cleaning it as well.
    }
  }
}

/** Marks an entry as used, so that it is not among the oldest. */
function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // It can be read only, or is gone: then it is found out again one day.
  }
}

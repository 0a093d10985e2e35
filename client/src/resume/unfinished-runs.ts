import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Origins } from '#protocol/messages.ts';

/** A run that began and has not ended, as far as anybody has written down. */
export interface UnfinishedRun {
  readonly run: string;
  readonly workflow: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Models that it may ask. */
  readonly models: readonly string[];
  /** Where its statements stand, for the links of its transcript. */
  readonly origins: Origins;
  /** Where the secrets of its modules and commands are kept. */
  readonly secretFolder?: string;
  /** The process of the window that had it last. */
  readonly window: number;
  /** A person was asked whether to go on with it. */
  readonly offered?: true;
}

/** Journals that are kept, of finished runs too. */
const mostJournals = 20;

/**
 * The runs of this workspace that have not ended, each a file beside its journal. Files, because they outlive the window,
 * and because two windows on one folder would overwrite each other's lists.
 */
export class UnfinishedRuns {
  readonly #folder: string;

  constructor(storage: { readonly fsPath: string }) {
    this.#folder = join(storage.fsPath, 'runs');
  }

  /** The oldest first. What cannot be read is left out. */
  get all(): readonly UnfinishedRun[] {
    return this.#namesEndingIn('.json')
      .flatMap((name) => readRun(join(this.#folder, name)) ?? [])
      .sort((one, other) => one.begun - other.begun);
  }

  /** Where a run is recorded. */
  journalOf(run: string): string {
    return join(this.#folder, `${run}.jsonl`);
  }

  /** Writes down that a run begins. Removes journals that are old, but none that may be gone on with. */
  add(run: UnfinishedRun): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#write(run);
    const needed = new Set(this.all.map((one) => this.journalOf(one.run)));
    const others = this.#namesEndingIn('.jsonl')
      .map((name) => join(this.#folder, name))
      .filter((path) => !needed.has(path))
      .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
    for (const path of others.slice(mostJournals - 1)) removeJournal(path);
  }

  /** This window goes on with it. */
  claim(run: string): void {
    this.#change(run, { window: process.pid });
  }

  /** It has ended, or is not wanted any more. Its journal stays, as those of other runs do. */
  forget(run: string): void {
    rmSync(join(this.#folder, `${run}.json`), { force: true });
  }

  /** Nobody is asked about these again. */
  markOffered(runs: readonly UnfinishedRun[]): void {
    for (const { run } of runs) this.#change(run, { offered: true });
  }

  /**
   * Forgets runs that there is nothing to go on with: those that died before they began, and those that have come to their
   * end, perhaps by `wf resume`. Those that go on here, or in another window, may yet begin.
   */
  forgetSettled(active: ReadonlySet<string>): void {
    for (const run of this.all) {
      if (active.has(run.run) || isElsewhere(run)) continue;
      const state = this.#stateOf(run);
      if (state !== 'unfinished') this.forget(run.run);
      if (state === 'stillborn') removeJournal(this.journalOf(run.run));
    }
  }

  /** A journal that is there and cannot be read now may be read later. */
  #stateOf({ run }: UnfinishedRun): 'stillborn' | 'unfinished' | 'ended' {
    try {
      const text = readFileSync(this.journalOf(run), 'utf8');
      // Within the texts of a journal the quotes have backslashes.
      if (!text.includes('{"type":"begun"')) return 'stillborn';
      return text.includes('{"type":"ended"') ? 'ended' : 'unfinished';
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'stillborn' : 'unfinished';
    }
  }

  /** As it is written now: what somebody read before may be old. */
  #change(run: string, change: Partial<UnfinishedRun>): void {
    const written = this.all.find((one) => one.run === run);
    if (written !== undefined) this.#write({ ...written, ...change });
  }

  #write(run: UnfinishedRun): void {
    writeFileSync(join(this.#folder, `${run.run}.json`), JSON.stringify(run), { mode: 0o600 });
  }

  #namesEndingIn(end: string): readonly string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.endsWith(end));
    } catch {
      return [];
    }
  }
}

/** Does another window have it, which is still open? */
export function isElsewhere({ window }: UnfinishedRun): boolean {
  if (window === process.pid) return false;
  try {
    process.kill(window, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readRun(path: string): UnfinishedRun | undefined {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as Partial<UnfinishedRun> | null;
    return typeof run?.run === 'string' && Array.isArray(run.models) ? (run as UnfinishedRun) : undefined;
  } catch {
    return undefined;
  }
}

function removeJournal(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.blobs`, { recursive: true, force: true });
}

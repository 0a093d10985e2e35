import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { reasonOf } from '#core/text/system-error.ts';

/** Milliseconds that a journal of the state folder is kept: 30 days. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/** What journals of single runs end with. */
const ending = '.jsonl';

/** What one ends with that got no further than its first lines. */
const unfinished = '.tmp';

/**
 * The folder of this user for journals that nobody named a place for: `toolpath/runs` in `$XDG_STATE_HOME`, else in
 * `~/.local/state`, on Windows in `%LOCALAPPDATA%`. `undefined` where the environment names none of them.
 */
export function stateFolder(env: Terminal['env']): string | undefined {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local, HOME: home } = env;
  if (state !== undefined && state !== '') return join(state, 'toolpath', 'runs');
  if (local !== undefined && local !== '') return join(local, 'toolpath', 'runs');
  return home === undefined || home === '' ? undefined : join(home, '.local', 'state', 'toolpath', 'runs');
}

/** The file that `--journal` means: itself, or one named for the run in a folder that exists or is written with `/`. */
export function journalAt(place: string, run: string, cwd: string): string {
  const path = resolve(cwd, place);
  return /[/\\]$/.test(place) || isFolder(path) ? join(path, `${run}${ending}`) : path;
}

/**
 * The file for the journal of a run that nobody named a place for. Journals that are old are removed. `undefined`, which
 * is told, where none can be written: that is no reason not to run.
 */
export function usualJournal(run: string, { env, err }: Pick<Terminal, 'env' | 'err'>): string | undefined {
  const folder = stateFolder(env);
  if (folder === undefined) return undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    for (const path of filesIn(folder, [ending, unfinished])) if (isOld(path)) removeJournal(path);
  } catch (error) {
    err(`This run is not recorded and cannot be resumed: ${folder}: ${reasonOf(error)}.\n`);
    return undefined;
  }
  return join(folder, `${run}${ending}`);
}

/** The journals in a folder; none where there is no such folder. */
export function journalsIn(folder: string): readonly string[] {
  return filesIn(folder, [ending]);
}

function filesIn(folder: string, endings: readonly string[]): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => endings.some((known) => name.endsWith(known)))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Another run, which begins its own journal now, may have removed the file by now: then there is nothing old. */
function isOld(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > keptFor;
}

function removeJournal(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.blobs`, { recursive: true, force: true });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

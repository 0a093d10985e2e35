import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { shownPath } from './read-text.ts';
import { reasonOf } from '#core/text/system-error.ts';

/**
 * Gives an existing file a new text in one step: whoever reads it meanwhile sees the old text or the new one, never a
 * half. Keeps the permissions; a link stays one, and the file that it leads to is written. Failure is a `CliError`.
 */
export function replaceFile(path: string, text: string, cwd: string): void {
  let unfinished: string | undefined;
  try {
    const file = realpathSync(path);
    const mode = statSync(file).mode & 0o7777;
    unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
    writeFileSync(unfinished, text, { flag: 'wx', mode });
    chmodSync(unfinished, mode);
    renameSync(unfinished, file);
  } catch (error) {
    if (unfinished !== undefined) rmSync(unfinished, { force: true });
    throw new CliError(`Cannot write \`${shownPath(path, cwd)}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from './system-error.ts';

/** Text of a UTF-8 file without its byte order mark, as an editor would show it. Any other encoding is a `CliError`. */
export function readText(path: string, cwd: string): string {
  const text = readWholeText(path, cwd);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The same with the byte order mark, for a file that will be written again. */
export function readWholeText(path: string, cwd: string): string {
  const shown = shownPath(path, cwd);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new CliError(`Cannot read \`${shown}\`: ${reasonOf(error)}.`, { cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new CliError(`\`${shown}\` is not UTF-8 text.`, { cause: error });
  }
}

/** The path as a person standing in `cwd` would type it: relative below that folder, else absolute. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === '' || near.startsWith('..') ? path : near;
}

import { isUtf8 } from 'node:buffer';
import { relative } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';
import type { Disk } from '../disk/disk.ts';

/** Text of a UTF-8 file without its byte order mark, as an editor would show it. Any other encoding is a `CliError`. */
export function readText(path: string, cwd: string, disk: Disk): string {
  return withoutMark(readWholeText(path, cwd, disk));
}

/** The same without waiting for the disk. */
export async function readTextLater(path: string, cwd: string, disk: Disk): Promise<string> {
  const shown = shownPath(path, cwd);
  let bytes: Buffer;
  try {
    bytes = await disk.bytesLater(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
  return withoutMark(decoded(bytes, shown));
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The same with the byte order mark, for a file that will be written again. */
export function readWholeText(path: string, cwd: string, disk: Disk): string {
  const shown = shownPath(path, cwd);
  let bytes: Buffer;
  try {
    bytes = disk.bytes(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
  return decoded(bytes, shown);
}

function unreadable(shown: string, error: unknown): CliError {
  return new CliError(`Cannot read \`${shown}\`: ${reasonOf(error)}.`, { cause: error });
}

function decoded(bytes: Buffer, shown: string): string {
  if (!isUtf8(bytes)) throw new CliError(`\`${shown}\` is not UTF-8 text.`);
  return bytes.toString('utf8');
}

/** The path as a person standing in `cwd` would type it: relative below that folder, else absolute. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === '' || near.startsWith('..') ? path : near;
}

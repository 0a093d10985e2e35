import { CliError } from '../cli-error.ts';
import type { Disk } from '../disk/disk.ts';
import { readText, readTextLater } from './read-text.ts';

/** A file that was read; the path is absolute. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Files read at the same time: more would wait for the disk anyway, and a process may open so many only. */
const atOnce = 64;

/**
 * The texts of the files that can be read, in their order, and one complaint about those that cannot: one bad file does
 * not hide the others.
 */
export async function readTexts(
  paths: readonly string[],
  cwd: string,
  disk: Disk,
): Promise<{ readonly texts: readonly SourceText[]; readonly complaint?: CliError }> {
  // Nothing else can be done while a single file is read, and to be called back takes longer than most of them.
  const readOne = paths.length === 1 ? readText : readTextLater;
  const read: (SourceText | CliError)[] = [];
  for (let from = 0; from < paths.length; from += atOnce) {
    read.push(
      ...(await Promise.all(
        paths.slice(from, from + atOnce).map((path) => textOrComplaint(path, () => readOne(path, cwd, disk))),
      )),
    );
  }
  const texts = read.flatMap((one) => (one instanceof CliError ? [] : one));
  const complaints = read.filter((one) => one instanceof CliError);
  if (complaints.length === 0) return { texts };
  return { texts, complaint: new CliError(complaints.map(({ message }) => message).join(' ')) };
}

async function textOrComplaint(path: string, read: () => string | Promise<string>): Promise<SourceText | CliError> {
  try {
    return { path, text: await read() };
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

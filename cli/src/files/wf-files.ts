import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';

/**
 * The `.wf` files that the paths name, absolute, without repetition: files as they are, folders with everything below
 * them except `node_modules` and folders whose name starts with a dot. Sorted inside each folder, so that the order
 * does not depend on the file system. A path that names nothing is a `CliError`.
 */
export function wfFiles(paths: readonly string[], cwd: string): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const before = found.size;
    if (statOf(absolute, path).isDirectory()) {
      for (const file of wfFilesBelow(absolute, entriesOf)) found.add(file);
      if (found.size === before && paths.length === 1) throw new CliError(`There is no .wf file in \`${path}\`.`);
    } else found.add(wfFile(path, cwd));
  }
  return [...found];
}

/** One path that must name a `.wf` file; absolute. */
export function wfFile(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  const stats = statOf(absolute, path);
  if (stats.isDirectory()) throw new CliError(`\`${path}\` is a folder; a .wf file is needed.`);
  if (!path.endsWith('.wf')) throw new CliError(`\`${path}\` is not a .wf file.`);
  return absolute;
}

function statOf(absolute: string, path: string): Stats {
  try {
    return statSync(absolute);
  } catch (error) {
    throw new CliError(`Cannot read \`${path}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

/** The `.wf` files below a folder, absolute, without those in `node_modules` and in folders whose name starts with a dot. */
export function* wfFilesBelow(
  folder: string,
  entriesOf: (folder: string) => readonly Dirent[],
): Generator<string, void, undefined> {
  for (const entry of entriesOf(folder)) {
    // A link to a folder may lead back here and is not followed; one to a file is, and one to nothing is skipped.
    if (!entry.isDirectory()) yield* wfFileAt(folder, entry);
    else if (!isLeftOut(entry)) yield* wfFilesBelow(join(folder, entry.name), entriesOf);
  }
}

/** The `.wf` files of a folder itself, absolute, as `wfFilesBelow` names them. */
export function wfFilesIn(folder: string, entriesOf: (folder: string) => readonly Dirent[]): readonly string[] {
  return entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [] : wfFileAt(folder, entry)));
}

function wfFileAt(folder: string, entry: Dirent): readonly string[] {
  if (isLeftOut(entry) || !entry.name.endsWith('.wf')) return [];
  const path = join(folder, entry.name);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? [path] : [];
}

function isLeftOut({ name }: Dirent): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new CliError(`Cannot read the folder \`${folder}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

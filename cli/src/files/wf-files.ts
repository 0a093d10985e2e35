import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';
import type { Disk, Entry, Kind } from '../disk/disk.ts';

/**
 * The `.wf` files that the paths name, absolute, without repetition: files as they are, folders with everything below
 * them except `node_modules` and folders whose name starts with a dot. Sorted inside each folder, so that the order
 * does not depend on the file system. A path that names nothing is a `CliError`.
 */
export function wfFiles(paths: readonly string[], cwd: string, disk: Disk): readonly string[] {
  const strict = { kind: (path: string) => disk.kind(path), entries: (folder: string) => entriesOf(folder, disk) };
  const found = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const before = found.size;
    if (kindOf(absolute, path, disk) === 'folder') {
      for (const file of wfFilesBelow(absolute, strict)) found.add(file);
      if (found.size === before && paths.length === 1) throw new CliError(`There is no .wf file in \`${path}\`.`);
    } else found.add(wfFile(path, cwd, disk));
  }
  return [...found];
}

/** One path that must name a `.wf` file; absolute. */
export function wfFile(path: string, cwd: string, disk: Disk): string {
  const absolute = resolve(cwd, path);
  if (kindOf(absolute, path, disk) === 'folder') throw new CliError(`\`${path}\` is a folder; a .wf file is needed.`);
  if (!path.endsWith('.wf')) throw new CliError(`\`${path}\` is not a .wf file.`);
  return absolute;
}

function kindOf(absolute: string, path: string, disk: Disk): Kind {
  try {
    return disk.kind(absolute);
  } catch (error) {
    throw new CliError(`Cannot read \`${path}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

type Search = Pick<Disk, 'entries' | 'kind'>;

/** The `.wf` files below a folder, absolute, without those in `node_modules` and in folders whose name starts with a dot. */
export function* wfFilesBelow(folder: string, disk: Search): Generator<string, void, undefined> {
  for (const entry of disk.entries(folder)) {
    // A link to a folder may lead back here and is not followed; one to a file is, and one to nothing is skipped.
    if (entry.isFolder) yield* wfFilesBelow(join(folder, entry.name), disk);
    else yield* wfFileAt(folder, entry, disk);
  }
}

/** The `.wf` files of a folder itself, absolute, as `wfFilesBelow` names them. */
export function wfFilesIn(folder: string, disk: Search): readonly string[] {
  return disk.entries(folder).flatMap((entry) => (entry.isFolder ? [] : wfFileAt(folder, entry, disk)));
}

function wfFileAt(folder: string, { name }: Entry, disk: Search): readonly string[] {
  const path = join(folder, name);
  try {
    return disk.kind(path) === 'file' ? [path] : [];
  } catch {
    return [];
  }
}

function entriesOf(folder: string, disk: Disk): readonly Entry[] {
  try {
    return disk.entries(folder);
  } catch (error) {
    throw new CliError(`Cannot read the folder \`${folder}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

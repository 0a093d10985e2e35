import { dirname, join } from 'node:path';
import { isThere, type Disk, type Entry } from '../disk/disk.ts';
import { wfFilesBelow, wfFilesIn } from './wf-files.ts';

/** What the uppermost folder of a project holds. */
const marks = ['wf.config.json', 'package.json', '.git'];

/**
 * Every `.wf` file of the projects that the files belong to, absolute. A project is the nearest folder at or above a file
 * that holds `wf.config.json`, `package.json` or `.git`. The home folder and the root of the disk are none, whatever they
 * hold: everything stands below them. What belongs to no project has the files of its own folder beside it. What cannot
 * be read is left out.
 */
export function projectFiles(files: readonly string[], home: string, disk: Disk): readonly string[] {
  const homes = new Set([home, realPathOr(home, disk)]);
  const tolerant: Pick<Disk, 'entries' | 'kind'> = {
    kind: (path) => disk.kind(path),
    entries: (folder) => entriesOrNone(folder, disk),
  };
  const found = new Set<string>();
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const project = projectOf(folder, homes, disk);
    const beside = project === undefined ? wfFilesIn(folder, tolerant) : wfFilesBelow(project, tolerant);
    for (const file of beside) found.add(file);
  }
  return [...found];
}

function projectOf(folder: string, homes: ReadonlySet<string>, disk: Disk): string | undefined {
  for (let at = folder; !homes.has(at) && dirname(at) !== at; at = dirname(at)) {
    if (marks.some((mark) => isThere(disk, join(at, mark)))) return at;
  }
  return undefined;
}

/** A home folder may be named through a link. */
function realPathOr(path: string, disk: Disk): string {
  try {
    return disk.realPath(path);
  } catch {
    return path;
  }
}

function entriesOrNone(folder: string, disk: Disk): readonly Entry[] {
  try {
    return disk.entries(folder);
  } catch {
    return [];
  }
}

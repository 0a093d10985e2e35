import { existsSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { wfFilesBelow, wfFilesIn } from './wf-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the uppermost folder of a project holds. */
const marks = ['wf.config.json', 'package.json', '.git'];

/**
 * Every `.wf` file of the projects that the files belong to, absolute. A project is the nearest folder at or above a file
 * that holds `wf.config.json`, `package.json` or `.git`. The home folder and the root of the disk are none, whatever they
 * hold: everything stands below them. What belongs to no project has the files of its own folder beside it. What cannot
 * be read is left out.
 */
export function projectFiles(files: readonly string[], env: Environment): readonly string[] {
  const homes = homesIn(env);
  const found = new Set<string>();
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const project = projectOf(folder, homes);
    const beside = project === undefined ? wfFilesIn(folder, entriesOrNone) : wfFilesBelow(project, entriesOrNone);
    for (const file of beside) found.add(file);
  }
  return [...found];
}

function projectOf(folder: string, homes: ReadonlySet<string>): string | undefined {
  for (let at = folder; !homes.has(at) && dirname(at) !== at; at = dirname(at)) {
    if (marks.some((mark) => existsSync(join(at, mark)))) return at;
  }
  return undefined;
}

/** The home folder as it is named, and as it is named where no link leads there. */
function homesIn({ HOME = '' }: Environment): ReadonlySet<string> {
  const home = HOME === '' ? homedir() : HOME;
  try {
    return new Set([home, realpathSync(home)]);
  } catch {
    return new Set([home]);
  }
}

function entriesOrNone(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

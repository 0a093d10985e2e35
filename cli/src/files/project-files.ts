import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { wfFilesBelow } from './wf-files.ts';

/** What the uppermost folder of a project holds. */
const marks = ['wf.config.json', 'package.json', '.git'];

/**
 * Every `.wf` file of the projects that the files belong to, absolute. A project is the nearest folder at or above a file
 * that holds `wf.config.json`, `package.json` or `.git`, else the folder of the file. What cannot be read is left out.
 */
export function projectFiles(files: readonly string[]): readonly string[] {
  const folders = new Set([...new Set(files.map((file) => dirname(file)))].map(projectOf));
  return [...new Set([...folders].flatMap((folder) => [...wfFilesBelow(folder, entriesOrNone)]))];
}

function projectOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (marks.some((mark) => existsSync(join(at, mark)))) return at;
    if (dirname(at) === at) return folder;
  }
}

function entriesOrNone(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

import { basename } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import type { Terminal } from '../terminal.ts';
import { homeFolder } from '#cache/home-folder.ts';
import { projectFiles } from './project-files.ts';
import { readTexts, type SourceText } from './read-texts.ts';

/** An import whose path is written with an escape or a doubled brace, so that it does not look like the name. */
const escapedPath = /\bfrom(?:\s|\/\/.*|\/\*[^]*?\*\/)*"[^"\r\n]*(?:\\|\{\{|\}\})/;

/**
 * The files of the same projects that may import from these files, without those that are known: what they import is
 * used. Every importer is among them; a file that only has the name of one somewhere may be too.
 */
export async function importersOf(
  files: readonly SourceText[],
  known: readonly SourceText[],
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
  disk: Disk,
): Promise<readonly SourceText[]> {
  const paths = files.map(({ path }) => path);
  const names = [...new Set(paths.map((path) => basename(path)))];
  const opened = new Set(known.map(({ path }) => path));
  const others = projectFiles(paths, homeFolder(env), disk).filter((path) => !opened.has(path));
  const { texts } = await readTexts(others, cwd, disk);
  return texts.filter(({ text }) => {
    return text.includes('import') && (names.some((name) => text.includes(name)) || escapedPath.test(text));
  });
}

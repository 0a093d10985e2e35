import { basename } from 'node:path';
import { projectFiles } from './project-files.ts';
import { readTexts, type SourceText } from './read-texts.ts';

/**
 * The other files of the same projects that may import from these files: what they import is used. Every importer is
 * among them; a file that only has the name of one somewhere may be too.
 */
export async function importersOf(files: readonly SourceText[], cwd: string): Promise<readonly SourceText[]> {
  const known = new Set(files.map(({ path }) => path));
  const names = [...new Set([...known].map((path) => basename(path, '.wf')))];
  const others = projectFiles([...known]).filter((path) => !known.has(path));
  const { texts } = await readTexts(others, cwd);
  // With an escape in it, a path does not look like the name.
  return texts.filter(({ text }) => text.includes('import') && [...names, '\\'].some((part) => text.includes(part)));
}

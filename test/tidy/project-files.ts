import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files of the project, tracked or about to be, relative to its root with `/`; optionally those below some folders. */
export function projectFiles(...folders: readonly string[]): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...folders];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // A file that was removed and not yet committed is still listed.
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}

export function text(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Text of a JSON file of the project. */
export function json(file: string): unknown {
  return JSON.parse(text(file));
}

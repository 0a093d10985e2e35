import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';

/**
 * Where compiled code is kept for the next start: a folder of this user, or none. The variables are those of Node's own
 * compile cache: `NODE_DISABLE_COMPILE_CACHE` switches it off, `NODE_COMPILE_CACHE` chooses another folder.
 */
export function folderOfCode(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { NODE_COMPILE_CACHE: chosen = '', NODE_DISABLE_COMPILE_CACHE: off = '' } = env;
  if (off !== '') return undefined;
  if (chosen === '') return ownFolder('compiled', env);
  try {
    const folder = join(chosen, 'toolpath');
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return undefined;
  }
}

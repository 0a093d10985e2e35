import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the environment wants no compiled code, by the variable that switches off Node's own compile cache. */
export function keepsNoCode({ NODE_DISABLE_COMPILE_CACHE: off = '' }: Environment): boolean {
  return off !== '';
}

/**
 * Where compiled code is kept for the next start: a folder of this user, or none where that would not be safe.
 * `NODE_COMPILE_CACHE`, as for Node's own compile cache, chooses another one.
 */
export function folderOfCode(env: Environment): string | undefined {
  const { NODE_COMPILE_CACHE: chosen = '' } = env;
  if (chosen === '') return ownFolder('compiled', env);
  try {
    const folder = join(chosen, 'toolpath');
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return undefined;
  }
}

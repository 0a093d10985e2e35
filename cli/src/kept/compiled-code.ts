import { enableCompileCache } from 'node:module';
import { ownFolder } from './own-folder.ts';

/**
 * Keeps what V8 makes of our files for the next start, in a folder of this user. `NODE_DISABLE_COMPILE_CACHE=1` switches
 * it off, `NODE_COMPILE_CACHE` chooses another folder.
 */
export function keepCompiledCode(): void {
  const folder = ownFolder('compiled', process.env);
  if (folder !== undefined) enableCompileCache(folder);
}

import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * Keeps what V8 makes of our files for the next start, in a folder of this user. What stands there is run without a
 * question, so a folder that somebody else could write to is not used. `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 */
export function keepCompiledCode(): void {
  try {
    const folder = join(cacheFolder(), 'toolpath', 'compiled');
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    if (isOnlyOurs(real)) enableCompileCache(real);
  } catch {
    // No home, or none that can be written to: every start compiles.
  }
}

/** Where programs of this user keep what they can make again. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = process.env;
  if (process.platform === 'win32') return isAbsolute(local) ? local : join(homedir(), 'AppData', 'Local');
  if (isAbsolute(xdg)) return xdg;
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Nobody but this user and root can change the folder, or put another one in its place. */
function isOnlyOurs(folder: string): boolean {
  // Windows has no owners in this sense; a user's own folders are closed to others there.
  const user = process.getuid?.();
  if (user === undefined) return true;
  const { uid, mode } = statSync(folder);
  if (uid !== user || (mode & 0o022) !== 0) return false;
  for (let path = dirname(folder); ; path = dirname(path)) {
    const { uid, mode } = statSync(path);
    const sticky = (mode & 0o1000) !== 0;
    if ((uid !== user && uid !== 0) || ((mode & 0o022) !== 0 && !sticky)) return false;
    if (path === dirname(path)) return true;
  }
}

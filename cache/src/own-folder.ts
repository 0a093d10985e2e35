import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { homeFolder } from './home-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of that name in `toolpath` below the user's cache folder, made if it was missing. What stands there is
 * believed without a question, so one that somebody else could write to is not used: then, and where there is no home or
 * none that can be written to, there is `undefined`.
 */
export function ownFolder(name: string, env: Environment): string | undefined {
  try {
    const folder = join(cacheFolder(env), 'toolpath', name);
    if (!existsSync(folder)) {
      // Root with the home of somebody else makes nothing there that its owner could not write to.
      if (!isOutOfReach(realpathSync(nearest(folder)))) return undefined;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    const real = realpathSync(folder);
    return isOnlyOurs(real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Where programs of this user keep what they can make again. */
function cacheFolder(env: Environment): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  if (process.platform === 'win32') return isAbsolute(local) ? local : join(homeFolder({}), 'AppData', 'Local');
  if (isAbsolute(xdg)) return xdg;
  return join(homeFolder(env), ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

/** The innermost folder that exists at or above a path. */
function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearest(dirname(path));
}

/** Nobody but this user and root can change the folder, or put another one in its place. */
function isOnlyOurs(folder: string): boolean {
  // Windows has no owners in this sense; a user's own folders are closed to others there.
  const user = process.getuid?.();
  if (user === undefined) return true;
  const { uid, mode } = statSync(folder);
  return uid === user && (mode & 0o022) === 0 && isOutOfReach(dirname(folder));
}

/** Nobody but this user and root can put another folder in the place of one that this user makes in this folder. */
function isOutOfReach(folder: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  for (let path = folder; ; path = dirname(path)) {
    const { uid, mode } = statSync(path);
    const sticky = (mode & 0o1000) !== 0;
    if ((uid !== user && uid !== 0) || ((mode & 0o022) !== 0 && !sticky)) return false;
    if (path === dirname(path)) return true;
  }
}

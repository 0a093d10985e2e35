import { homedir } from 'node:os';
import path from 'node:path';

/** Folder for what every clone of the project shares: `$XDG_CACHE_HOME/toolpath`, by default `~/.cache/toolpath`. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME ?? '';
  return path.join(path.isAbsolute(base) ? base : path.join(homedir(), '.cache'), 'toolpath');
}

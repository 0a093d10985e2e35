import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What systems say that cannot make the names in a folder durable by themselves. */
const unable = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF']);

/**
 * Resolves when the names in a folder survive a loss of power, where the system knows how: a file that is on the disk is of
 * no use as long as its name is not.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && unable.has(String(error.code)))) throw error;
  } finally {
    await folder?.close();
  }
}

/** Makes a folder for its owner alone, and those around it that are missing; their names are durable then. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  for (let made = resolve(path); made !== top; made = dirname(made)) await syncFolder(dirname(made));
}

import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much is kept. */
const most = { files: 1000, bytes: 20_000_000 } as const;

/** Removes the files of a folder that were used longest ago until the rest is no more than may be kept. */
export function dropOldest(
  folder: string,
  { files, bytes }: { readonly files: number; readonly bytes: number } = most,
): void {
  const used = readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name);
      // Another process may have removed it by now.
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path, size: stats.size, at: stats.mtimeMs }];
    })
    .sort((a, b) => b.at - a.at);
  let room = bytes;
  for (const [index, { path, size }] of used.entries()) {
    room -= size;
    if (index >= files || room < 0) rmSync(path, { force: true });
  }
}

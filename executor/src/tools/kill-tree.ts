import { spawnSync } from 'node:child_process';

/** Options for `spawn` and `fork` that make `killTree` reach the children of the process too. */
export const ownGroup = { detached: process.platform !== 'win32' } as const;

/** Ends a process that was started with `ownGroup`, and everything that it started. Nothing can refuse. */
export function killTree({ pid }: { readonly pid?: number | undefined }): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has gone already.
  }
}

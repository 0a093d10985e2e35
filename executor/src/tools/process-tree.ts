import { spawnSync, type ChildProcess } from 'node:child_process';

/** Options for `spawn` and `fork` that make `killTree` reach the children of the process too. */
export const ownGroup = { detached: process.platform !== 'win32' } as const;

/** Milliseconds for which output is still read after a process has ended. */
const grace = 500;

/** Processes whose groups may still run. */
const running = new Set<ChildProcess>();

function killAll(): void {
  for (const child of running) killTree(child);
}

/**
 * Lets everything end with a process that was started with `ownGroup`. Its group is killed, and its output is closed
 * soon after: a program that left the group may hold it open for ever, and `close` would never come. Its group is killed as well when this process exits.
 */
export function endTogether(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (!process.listeners('exit').includes(killAll)) process.on('exit', killAll);
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    killTree(child);
    const enough = setTimeout(() => {
      closeOutput(child);
    }, grace);
    child.once('close', () => {
      clearTimeout(enough);
    });
  });
}

/** Ends a process that was started with `ownGroup`, and stops listening to it: nobody waits for it any more. */
export function abandon(child: ChildProcess): void {
  killTree(child);
  closeOutput(child);
}

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

function closeOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

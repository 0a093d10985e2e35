import type { ChildProcess } from 'node:child_process';
import { guardGroup, releaseGroup } from './guard.ts';
import { killTree } from './kill-tree.ts';

/** Milliseconds for which output is still read after a process has ended. */
const grace = 500;

/** Processes whose groups may still run. */
const running = new Set<ChildProcess>();

function killAll(): void {
  for (const child of running) killTree(child);
}

/**
 * Lets everything end with a process that was started with `ownGroup`. Its group is killed, and its output is closed
 * soon after: a program that left the group may hold it open for ever, and `close` would never come. Its group is killed
 * as well when this process ends, even by a signal that it cannot see.
 */
export function endTogether(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (!process.listeners('exit').includes(killAll)) process.on('exit', killAll);
  running.add(child);
  guardGroup(pid);
  child.once('exit', () => {
    running.delete(child);
    killTree(child);
    releaseGroup(pid);
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

function closeOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

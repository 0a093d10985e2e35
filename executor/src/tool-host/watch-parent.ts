import { killTree } from '../tools/process-tree.ts';

/** Milliseconds between two looks. */
const interval = 500;

/** Ends this process and all that it started when the one that started it, `parent`, is gone. */
export function watchParent(parent: number): void {
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) killTree(process);
  }, interval);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

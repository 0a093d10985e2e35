/** Milliseconds between two looks. */
const interval = 500;

/** Ends this process when the one that started it, `parent`, is gone. */
export function watchParent(parent: number): void {
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL');
  }, interval);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

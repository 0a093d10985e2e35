import { readFileSync } from 'node:fs';

/** Is there a process with this id that still runs? A zombie, which only waits to be collected, does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/** Resolves when the process is gone; looks again after giving control back. */
export async function gone(pid: number): Promise<void> {
  if (!Number.isInteger(pid) || pid <= 0) throw new Error(`${pid} is no process id`);
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
}

import { spawnSync } from 'node:child_process';

/**
 * Switches the echo of the terminal at standard input off or on; `false` when that is not possible. The terminal's own
 * line mode stays: it edits the line, and Ctrl-C is a signal to the process.
 */
export function echo(on: boolean): boolean {
  const { status } = spawnSync('stty', [on ? 'echo' : '-echo'], { stdio: ['inherit', 'ignore', 'ignore'] });
  return status === 0;
}

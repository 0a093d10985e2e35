import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { ownProgram, ownProgramEnvironment } from './own-program.ts';

/** Groups that may still run, by the id of their first process. */
const groups = new Set<number>();
let guard: ChildProcess | undefined;

/**
 * Has a process group killed when this process is gone, however it ends: a killed process can do nothing for its
 * children. A small process of its own reads from a pipe whose end is the end of this one.
 */
export function guardGroup(pid: number): void {
  groups.add(pid);
  if (guard === undefined) startGuard();
  else tell(`+${pid}`);
}

/** The group is gone; its id may be used for another. */
export function releaseGroup(pid: number): void {
  groups.delete(pid);
  tell(`-${pid}`);
}

function startGuard(): void {
  const child = spawn(process.execPath, [ownProgram('guard')], {
    env: ownProgramEnvironment(),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  guard = child;
  const forget = (): void => {
    if (guard === child) guard = undefined;
  };
  child.once('error', forget).once('exit', forget);
  child.stdin.on('error', forget);
  // Neither it nor the pipe keeps this process alive.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  for (const pid of groups) tell(`+${pid}`);
}

function tell(line: string): void {
  if (guard?.stdin?.writable === true) guard.stdin.write(`${line}\n`);
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { JournalOpened } from './journal-record.ts';

/** Sessions of this process that have not ended, whether or not the end of others could be written. */
const own = new Set<string>();

/** This process as the one that appends to a journal from now on, until `letGo`. */
export function newSession(): JournalOpened {
  const birth = processState(process.pid)?.birth;
  const user = userName();
  const session = randomUUID();
  own.add(session);
  return {
    type: 'opened',
    time: Date.now(),
    session,
    pid: process.pid,
    ...(birth !== undefined && { birth }),
    ...(user !== undefined && { user }),
  };
}

/** Ends a session of this process. */
export function letGo(session: string): void {
  own.delete(session);
}

/**
 * Does the process that opened the journal still have it? It must run on this machine; one that only waits to be collected
 * does not.
 */
export function isAlive({ session, pid, birth }: JournalOpened): boolean {
  if (own.has(session)) return true;
  // To a signal, other numbers mean groups of processes.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid && birth === processState(pid)?.birth) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const state = processState(pid);
  if (state === undefined) return true;
  return state.runs && (birth === undefined || birth === state.birth);
}

/** What Linux tells of a process (proc_pid_stat(5): fields 3 and 22); `undefined` elsewhere. */
function processState(pid: number): { readonly runs: boolean; readonly birth: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state = ''] = fields;
    return { runs: state !== 'Z' && state !== 'X', birth: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { JournalOpened } from '#executor/journal/journal-record.ts';
import { isAlive, letGo, newSession } from '#executor/journal/session.ts';

const openedBy = (pid: number, more: Partial<JournalOpened> = {}): JournalOpened => ({
  type: 'opened',
  time: 0,
  session: 'of another',
  pid,
  ...more,
});

describe('the process that has a journal', () => {
  it('is this one until it lets go', () => {
    const session = newSession();
    expect(isAlive(session)).toBe(true);
    letGo(session.session);
    expect(isAlive(session)).toBe(false);
  });

  it('may be another one that runs', () => {
    expect(isAlive(openedBy(process.ppid))).toBe(true);
  });

  it.runIf(process.platform === 'linux')('is not one that got its number later', () => {
    expect(isAlive(openedBy(process.ppid, { birth: '0' }))).toBe(false);
  });

  it('is gone when it has ended', () => {
    expect(isAlive(openedBy(spawnSync(process.execPath, ['--version']).pid))).toBe(false);
  });

  it.each([0, -1, -process.pid, 1.5, 2 ** 31, 1e300, NaN])('is none whose number somebody made up: %d', (pid) => {
    expect(isAlive(openedBy(pid))).toBe(false);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { BatchUnderFire } from './killed/batch-under-fire.ts';
import { CallLedger } from './killed/call-ledger.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const rows = 20;

it('a batch whose processes are killed loses no row, and makes no call again whose result was recorded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wf-test-'));
  const ledger = new CallLedger();
  await ledger.listen();
  try {
    const batch = new BatchUnderFire(folder, rows, ledger, main);
    // At the first request of all, and where some rows have their results and others are under way.
    for (const request of [1, 21]) expect(await batch.process({ request, turns: 0 })).toBe(true);
    expect(await batch.process()).toBe(false);
    expect(batch.toll()).toEqual({ completed: 2 * rows, lost: [], repeated: [] });
    expect(ledger.known.size).toBeGreaterThan(0);
  } finally {
    ledger.close();
    rmSync(folder, { recursive: true });
  }
}, 240_000);

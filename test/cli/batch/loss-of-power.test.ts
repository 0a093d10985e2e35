import { mkdtempSync } from 'node:fs';
import type * as promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openResults, pastResults } from '../../../cli/src/batch/results-file.ts';
import type { SimulatedDisk } from '../../executor/journal/simulated-disk.ts';

const simulated = vi.hoisted((): { disk: SimulatedDisk | undefined } => ({ disk: undefined }));

vi.mock('node:fs/promises', async (original) => {
  const { SimulatedDisk: Disk } = await import('../../executor/journal/simulated-disk.ts');
  simulated.disk = new Disk();
  return simulated.disk.over(await original<typeof promises>());
});

it('results survive a loss of power from when they are closed, and the record of their rows is removed', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'wf-test-')), 'out.jsonl');
  const results = await openResults(path, 'out.jsonl', await pastResults(path, 'out.jsonl', undefined));
  await results.append([{ row: 0, reason: 'exit' }]);
  expect(simulated.disk?.survivor(path)).toBeUndefined();
  await results.close();
  expect(simulated.disk?.survivor(path)).toBe('{"row":0,"reason":"exit"}\n');
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Megabytes of V8's heap for new objects after much was made and kept, in a process that ran `before` first. */
async function spaceForNewObjects(before: string): Promise<number> {
  const program = `${before}
    const { getHeapSpaceStatistics } = await import('node:v8');
    globalThis.kept = [];
    for (let made = 0; made < 400_000; made += 1) kept.push({ made: [made] });
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return Number(stdout) / 2 ** 20;
}

test('the server keeps the place for new objects small, however many of them stay', async () => {
  const module = JSON.stringify(new URL('../../server/src/small-heap.ts', import.meta.url).href);
  expect(await spaceForNewObjects(`await import(${module});`)).toBeLessThanOrEqual(4);
  expect(await spaceForNewObjects('')).toBeGreaterThan(8);
});

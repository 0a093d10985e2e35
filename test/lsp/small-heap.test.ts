import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const smallHeap = `await import(${JSON.stringify(new URL('../../server/src/small-heap.ts', import.meta.url).href)});`;

async function printed(program: string, ...flags: readonly string[]): Promise<string> {
  const node = [...flags, '--input-type=module', '--eval', program];
  return (await promisify(execFile)(process.execPath, node)).stdout;
}

/** Megabytes of V8's heap for new objects after much was made and kept, in a process that ran `before` first. */
async function spaceForNewObjects(before: string): Promise<number> {
  const program = `${before}
    const { getHeapSpaceStatistics } = await import('node:v8');
    globalThis.kept = [];
    for (let made = 0; made < 400_000; made += 1) kept.push({ made: [made] });
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);`;
  return Number(await printed(program)) / 2 ** 20;
}

/** Whether V8 optimizes a small function that is called so often, in a process that ran `before` first. */
async function optimizes(calls: number, before: string): Promise<boolean> {
  const program = `${before}
    function watched(value) { return value + 1; }
    for (let value = 0; value < ${calls}; ) value = watched(value);`;
  return (await printed(program, '--trace-opt')).includes('<JSFunction watched ');
}

test('the server keeps the place for new objects small, however many of them stay', async () => {
  expect(await spaceForNewObjects(smallHeap)).toBeLessThanOrEqual(4);
  expect(await spaceForNewObjects('')).toBeGreaterThan(8);
});

test('the server optimizes what runs very often, and nothing else', async () => {
  expect(await optimizes(20_000, '')).toBe(true);
  expect(await optimizes(20_000, smallHeap)).toBe(false);
  expect(await optimizes(2_000_000, smallHeap)).toBe(true);
});

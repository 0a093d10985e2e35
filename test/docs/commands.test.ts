import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wf } from '../cli/folder.ts';

// The lines of README.md that begin with `wf` are run as they stand; those that name a provider need a server.

const lines = [...readFileSync('README.md', 'utf8').matchAll(/^wf (.*?)\s*(?:#.*)?$/gm)].map(([, words = '']) => words);
const [withProvider, alone] = [true, false].map((named) =>
  lines.filter((line) => /--model \w+\//.test(line) === named),
);

describe('README.md', { timeout: 30_000 }, () => {
  test('shows the commands', () => {
    expect(alone?.length).toBeGreaterThanOrEqual(5);
    expect(withProvider?.length).toBe(2);
  });

  test.each(alone ?? [])('wf %s', async (line) => {
    const { code, stdout, stderr } = await wf(process.cwd(), line.split(/\s+/));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toBe('');
  });

  test.each(withProvider ?? [])('wf %s names a workflow and inputs that exist', async (line) => {
    const words = line.replace(/--model \S+/, '--model rehearsal').split(/\s+/);
    expect(await wf(process.cwd(), words)).toMatchObject({ code: 0, stderr: '' });
  });
});

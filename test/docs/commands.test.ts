import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith, wf } from '../cli/folder.ts';

// The lines of README.md that begin with `wf` are run as they stand, in a folder with the examples and the files that
// the lines name; those that name a provider need a server.

const lines = [...readFileSync('README.md', 'utf8').matchAll(/^wf (.*?)\s*(?:#.*)?$/gm)].map(([, words = '']) => words);
const [withProvider, alone] = [true, false].map((named) =>
  lines.filter((line) => /--model \w+\//.test(line) === named),
);

const folder = folderWith({ 'rows.jsonl': '{ "topic": "whales" }\n{ "topic": "squids" }\n' });
const env = { XDG_STATE_HOME: join(folder, 'state') };

describe('README.md', () => {
  beforeAll(async () => {
    cpSync('examples', join(folder, 'examples'), { recursive: true });
    const words = 'run examples/research.wf --model rehearsal --input topic=whales --journal run.jsonl';
    expect(await wf(folder, words.split(' '), { env })).toMatchObject({ code: 0 });
  });

  test('shows the commands', () => {
    expect(alone?.length).toBeGreaterThanOrEqual(5);
    expect(withProvider?.length).toBe(2);
  });

  test.each(alone ?? [])('wf %s', async (line) => {
    const { code, stdout, stderr } = await wf(folder, line.split(/\s+/), { env });
    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
    expect(stdout + stderr).not.toBe('');
  });

  test.each(withProvider ?? [])('wf %s names a workflow and inputs that exist', async (line) => {
    const words = line.replace(/--model \S+/, '--model rehearsal').split(/\s+/);
    expect(await wf(folder, words, { env })).toMatchObject({ code: 0, stderr: '' });
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json, ROOT } from './project-files.ts';

const config = json('langium-config.json') as {
  readonly out: string;
  readonly languages: readonly { readonly grammar: string }[];
};
const read = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(root, config.out)).map((file) => [
      file,
      readFileSync(path.join(root, config.out, file), 'utf8'),
    ]),
  );

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'wf-generated-'));
  const grammars = config.languages.map(({ grammar }) => path.dirname(grammar));
  for (const file of ['package.json', 'langium-config.json', ...grammars]) {
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  const langium = path.join(ROOT, 'node_modules/langium-cli/bin/langium.js');
  const { status, stderr } = spawnSync(process.execPath, [langium, 'generate', '--mode=production'], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`langium generate failed: ${stderr}`);
}, 60_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

it('the committed files of the grammar are what `npm run generate` makes', () => {
  expect(Object.keys(read(copy)).length).toBeGreaterThan(0);
  expect(read(ROOT)).toEqual(read(copy));
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureNeovim } from './ensure-neovim.ts';

const text = `/** Find. */
tool search(query: string) command ["true"]
workflow w(topic: string) {
  start -> search -> serch
  model "openai/gpt-4.1"
  prompt "Find {topic}."
}
`;

interface Session {
  readonly problem?: string;
  readonly before: readonly string[];
  readonly hover: string;
  readonly definition: { readonly uri?: string } | readonly { readonly targetUri?: string; readonly uri?: string }[];
  readonly completion: readonly string[];
  readonly after: readonly string[];
  readonly formatted: readonly string[];
  readonly renamed: readonly string[];
}

let folder = '';
const file = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wf-neovim-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The server as one file, made from the sources: the bundles may be older. */
async function serverCommand(): Promise<readonly string[]> {
  const root = path.resolve(import.meta.dirname, '../../..');
  await build({
    entryPoints: [path.join(root, 'server/src/main.ts')],
    outfile: file('server.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.dirname': JSON.stringify(path.join(root, 'dist')) },
    logLevel: 'silent',
  });
  return [process.execPath, file('server.cjs'), '--stdio'];
}

async function session(): Promise<Session> {
  writeFileSync(file('main.wf'), text);
  const env = {
    ...process.env,
    WF_SERVER: JSON.stringify(await serverCommand()),
    WF_FILE: file('main.wf'),
    WF_RESULT: file('result.json'),
    // Neither settings nor plugins of the person who runs the tests.
    XDG_CONFIG_HOME: file('config'),
    XDG_STATE_HOME: file('state'),
    XDG_CACHE_HOME: file('cache'),
  };
  const script = path.join(import.meta.dirname, 'session.lua');
  const child = spawn(ensureNeovim(), ['--headless', '-u', 'NONE', '-n', '-S', script], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  await once(child, 'close');
  return JSON.parse(readFileSync(file('result.json'), 'utf8')) as Session;
}

it(
  'Neovim gets findings, hover, definition, completion, layout and names from the server',
  { timeout: 240_000 },
  async () => {
    const result = await session();
    expect(result.problem).toBeUndefined();
    expect(result.before).toContain('unresolved-reference');
    expect(result.hover).toContain('Find.');
    const [place] = [result.definition].flat();
    expect(place && ('targetUri' in place ? place.targetUri : place.uri)).toBe(pathToFileURL(file('main.wf')).href);
    expect(result.completion).toEqual(expect.arrayContaining(['search', 'exit']));
    expect(result.after).toEqual([]);
    expect(result.formatted).toContain('  start -> search -> exit');
    expect(result.renamed).toContain('tool look_up(query: string) command ["true"]');
    expect(result.renamed).toContain('  start -> look_up -> exit');
  },
);

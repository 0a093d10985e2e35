import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { scripted } from '../executor/mcp/mcp-run.ts';
import { folderWith } from './folder.ts';

const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
/** What must not reach a terminal: control characters but for line ends, and marks that turn the reading direction. */
const hidden = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;
const clear = '\\u001b[2J\\u001b]0;title\\u0007\\u009b31m\\u202e\\r\\b';

async function shown(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [main, 'run', 'w.wf', '--no-journal', ...options], {
    cwd: folderWith(files),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  }
  await once(child, 'close');
  return text;
}

describe('the terminal of wf run', { timeout: 30_000 }, () => {
  it('shows what a module prints, throws and returns without its control characters', async () => {
    const text = await shown({
      'w.wf': `tool one(): string from "./tools.mjs"
tool two(): string from "./tools.mjs"
workflow w { start -> one -> two -> exit }
`,
      'tools.mjs': `export const one = () => { console.log('printed ${clear}'); return 'returned ${clear}'; };
export const two = () => { throw new Error('thrown ${clear}'); };
`,
    });
    for (const word of ['printed', 'returned', 'thrown']) expect(text).toContain(word);
    expect(text).not.toMatch(hidden);
  });

  it('shows the names of the tools of a server without theirs', async () => {
    const text = await shown(
      {
        'w.wf': `tool do(word: string): string mcp "tested"
workflow w { start -> do(word: "x") -> exit }
`,
        'mcp.json': JSON.stringify({ servers: { tested: scripted('escapes') } }),
      },
      '--yes',
    );
    expect(text).toContain('has no tool `do`. It has ');
    expect(text).not.toMatch(hidden);
  });
});

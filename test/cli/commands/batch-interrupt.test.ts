import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const flow = (origin: string): string => `tool send(topic: string): string
  http POST "${origin}/{topic}"
workflow lookup(topic: string) {
  start -> send(topic: topic) -> exit
}
`;
const command = ['batch', 'l.wf', '--inputs', 'rows.jsonl', '--out', 'out.jsonl', '--concurrency', '2'];

/** A batch of three rows, and a server that answers all of them at once when it is told to. */
async function threeRows(
  onRequest: (requests: number, terminal: ScriptedTerminal, answer: () => void) => void,
): Promise<{
  readonly folder: string;
  /** Runs the batch; tells its exit code, the rows that have a result, and how often the server was called by now. */
  readonly run: () => Promise<readonly [code: number, rows: readonly string[], requests: number]>;
}> {
  const held: (() => void)[] = [];
  let terminal = new ScriptedTerminal();
  const server = await httpServer((_request, response) => {
    held.push(() => response.end('sent'));
    onRequest(server.requests.length, terminal, () => {
      for (const answer of held.splice(0)) answer();
    });
  });
  const rows = ['a', 'b', 'c'].map((topic) => JSON.stringify({ topic })).join('\n');
  const folder = folderWith({ 'l.wf': flow(server.origin), 'rows.jsonl': rows });
  return {
    folder,
    async run() {
      terminal = new ScriptedTerminal({ cwd: folder });
      const code = await runCommandLine(command, terminal);
      const results = readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n').slice(0, -1);
      const reasons = results.map((line) => (JSON.parse(line) as { reason: string }).reason);
      return [code, reasons, server.requests.length];
    },
  };
}

describe('a batch that is interrupted', { timeout: 30_000 }, () => {
  it('begins no further row, brings those under way to their end, and goes on with the rest', async () => {
    const { folder, run } = await threeRows((requests, terminal, answer) => {
      if (requests === 2) terminal.interrupt('cancel');
      if (requests >= 2) answer();
    });
    expect(await run()).toEqual([1, ['exit', 'exit'], 2]);
    expect(existsSync(join(folder, 'out.jsonl.journal'))).toBe(true);
    expect(await run()).toEqual([0, ['exit', 'exit', 'exit'], 3]);
    expect(existsSync(join(folder, 'out.jsonl.journal'))).toBe(false);
  });

  it.each([
    { when: 'once more', interrupts: ['cancel', 'cancel'] },
    { when: 'because the process must go', interrupts: ['leave'] },
  ] as const)('$when, lets go of the rows that are under way', async ({ interrupts }) => {
    const { run } = await threeRows((requests, terminal) => {
      if (requests === 2) for (const interrupt of interrupts) terminal.interrupt(interrupt);
    });
    expect(await run()).toEqual([1, [], 2]);
  });
});

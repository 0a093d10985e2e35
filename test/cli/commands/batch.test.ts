import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, wf } from '../folder.ts';
import { spansIn } from '../trace/spans.ts';

const flow = `/** Look something up. */
tool look(topic: string): string
  command ["sh", "-c", "echo \\"$1\\" >> ledger.txt; test \\"$1\\" != bad && echo \\"found $1\\"", "sh", "{topic}"]
workflow lookup(topic: string) {
  start -> look(topic: topic) -> exit
}
`;
const rows = ['{"topic":"a"}', 'nonsense', '{"topic":"bad"}', '{"subject":"x"}', '{"topic":"b"}', ''].join('\n');
const command = ['batch', 'l.wf', '--inputs', 'rows.jsonl', '--out', 'out.jsonl'];

function results(
  folder: string,
): readonly { readonly row: number; readonly reason: string; readonly result?: string }[] {
  const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof results>[number]);
}

describe('wf batch', { timeout: 30_000 }, () => {
  it('runs every row, in order, whatever becomes of each', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': rows });
    const { code, stdout, stderr } = await wf(folder, [...command, '--json']);
    expect(results(folder).map(({ row, reason, result }) => [row, reason, result])).toEqual([
      [0, 'exit', 'found a'],
      [1, 'invalid-inputs', undefined],
      [2, 'tool-failed', undefined],
      [3, 'invalid-inputs', undefined],
      [4, 'exit', 'found b'],
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 5,
      ran: 5,
      reasons: { exit: 2, 'tool-failed': 1, 'invalid-inputs': 2 },
    });
    expect(stderr).toContain('5 rows · ');
    expect(existsSync(join(folder, 'out.jsonl.journal'))).toBe(false);
  });

  it('ends with 1 when it has nothing left to run and an earlier row failed', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': rows });
    await wf(folder, command);
    const { code, stdout, stderr } = await wf(folder, [...command, '--json']);
    expect([code, stderr]).toEqual([1, '5 rows, none of them run now · 3 earlier rows failed\n']);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 5, ran: 0, failedEarlier: 3, reasons: {} });
  });

  it('goes on behind the last whole result, and runs nothing twice', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': '{"topic":"a"}\n{"topic":"b"}\n{"topic":"c"}\n' });
    expect((await wf(folder, command)).code).toBe(0);
    const [first = ''] = readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n');
    writeFileSync(join(folder, 'out.jsonl'), `${first}\n`);
    appendFileSync(join(folder, 'out.jsonl'), '{"row":1,"rea');
    writeFileSync(join(folder, 'ledger.txt'), '');
    expect((await wf(folder, command)).code).toBe(0);
    expect(results(folder).map(({ result }) => result)).toEqual(['found a', 'found b', 'found c']);
    expect(readFileSync(join(folder, 'ledger.txt'), 'utf8').split('\n').toSorted()).toEqual(['', 'b', 'c']);
    expect((await wf(folder, command)).code).toBe(0);
    expect(results(folder)).toHaveLength(3);
  });

  it('rehearses whatever a rehearsal calls, workflows with models of their own as well, and records none of it', async () => {
    const inner = `workflow inner(topic: string): string {
  model "ollama/small"
  start -> look(topic: topic) -> exit
}
workflow outer(topic: string) {
  model "rehearsal"
  start -> inner(topic: topic) -> exit
}
`;
    const folder = folderWith({ 'l.wf': flow + inner, 'rows.jsonl': '{"topic":"a"}' });
    const words = ['batch', 'l.wf', 'outer', '--inputs', 'rows.jsonl', '--out', 'out.jsonl'];
    expect(await wf(folder, words)).toMatchObject({ code: 0, stderr: expect.stringContaining('1 exit') as string });
    expect(existsSync(join(folder, 'ledger.txt'))).toBe(false);
  });

  it('adds to nothing that it did not write', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': rows, 'out.jsonl': '{"mine":true}\n' });
    const { code, stderr } = await wf(folder, command);
    expect([code, stderr]).toEqual([
      2,
      'wf: `out.jsonl` is not what `wf batch` wrote: line 1 is not the result of row 0.\n',
    ]);
  });

  it('reads rows from standard input, and goes on with them as well', async () => {
    const folder = folderWith({ 'l.wf': flow });
    const piped = ['batch', 'l.wf', '--inputs', '-', '--out', 'out.jsonl'];
    expect((await wf(folder, piped, { input: '{"topic":"a"}\r\n' })).code).toBe(0);
    expect((await wf(folder, piped, { input: '{"topic":"a"}\n{"topic":"b"}' })).code).toBe(0);
    expect(results(folder).map(({ result }) => result)).toEqual(['found a', 'found b']);
    expect(readFileSync(join(folder, 'ledger.txt'), 'utf8')).toBe('a\nb\n');
  });

  it('writes no results into its inputs, nor over a text of somebody else', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': '{"topic":"a"}', notes: 'one line' });
    for (const [out, message] of [
      ['rows.jsonl', '`--out rows.jsonl` is the file with the inputs.'],
      ['notes', '`notes` is not what `wf batch` wrote'],
      ['.', '`--out .` must be a file.'],
      ['no/such/folder', 'The results cannot be written to `no/such/folder`: there is no such file or folder.'],
      ['l.wf/out', 'The results cannot be written to `l.wf/out`: a part of the path is not a folder.'],
    ] as const) {
      const { code, stderr } = await wf(folder, ['batch', 'l.wf', '--inputs', 'rows.jsonl', '--out', out]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
    expect(readFileSync(join(folder, 'rows.jsonl'), 'utf8')).toBe('{"topic":"a"}');
    expect(readFileSync(join(folder, 'notes'), 'utf8')).toBe('one line');
    expect(existsSync(join(folder, 'ledger.txt'))).toBe(false);
  });

  it('adds the run of each row to a trace', async () => {
    const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': rows });
    await wf(folder, [...command, '--trace', 'trace.jsonl']);
    const traces = spansIn(join(folder, 'trace.jsonl'));
    const shown = traces.map((spans) => spans.map(({ name, failed }) => `${name}${failed ? ': failed' : ''}`).sort());
    expect(shown.sort()).toEqual([
      ['execute_tool look', 'invoke_workflow lookup'],
      ['execute_tool look', 'invoke_workflow lookup'],
      ['execute_tool look: failed', 'invoke_workflow lookup: failed'],
    ]);
    expect(new Set(traces.flat().map(({ trace }) => trace)).size).toBe(3);
  });

  it.each([
    [['l.wf'], '`--inputs ROWS` is missing: it says where the inputs are. `--out RESULTS` is missing:'],
    [['l.wf', '--inputs', 'rows.jsonl'], 'wf: `--out RESULTS` is missing: it says where the results go.\n'],
    [['l.wf', '--out', 'o'], 'wf: `--inputs ROWS` is missing: it says where the inputs are.\n'],
    [['l.wf', '--inputs', 'no.jsonl', '--out', 'o'], 'Cannot read `no.jsonl`: there is no such file or folder.'],
    [['l.wf', '--inputs', 'rows.jsonl', '--out', 'o', '--concurrency', '0'], '`--concurrency` is 1 to 10,000.'],
    [['l.wf', '--inputs', 'rows.jsonl', '--out', 'o', '--concurrency', '1000000000'], 'is 1 to 10,000.'],
    [['l.wf', '--inputs', 'rows.jsonl', '--out', 'o', '--concurrency=-1'], 'must be a whole number.'],
    [['l.wf', '--inputs', '.', '--out', 'o'], 'Cannot read `.`: it is a folder.'],
    [
      ['l.wf', '--inputs', 'rows.jsonl', '--out', 'o', '--uncompleted', 'x'],
      '`--uncompleted` is `ask`, `repeat` or `stop`.',
    ],
  ])('%j is wrong use', async (argv, message) => {
    const { code, stderr } = await wf(folderWith({ 'l.wf': flow, 'rows.jsonl': rows }), ['batch', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

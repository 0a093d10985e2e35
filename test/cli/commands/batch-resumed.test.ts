import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf, type Outcome } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const flow = (origin: string): string => `tool send(topic: string, urgent: boolean): string
  http POST "${origin}/{topic}"
workflow lookup(topic: string, urgent: boolean = false) {
  start -> send(topic: topic, urgent: urgent) -> exit
}
workflow other(topic: string) {
  start -> send(topic: topic, urgent: true) -> exit
}
`;
const rowsOf = (...topics: readonly string[]): string => topics.map((topic) => JSON.stringify({ topic })).join('\n');
const model = ['--model', 'ollama/small'];

interface Interrupted {
  readonly folder: string;
  /** Calls that the server got, by their topics. */
  readonly calls: () => readonly string[];
  readonly again: (options?: {
    readonly answers?: readonly string[];
    readonly workflow?: string;
    readonly more?: readonly string[];
  }) => Promise<Outcome>;
  readonly results: () => readonly unknown[];
}

/** A batch of `a`, `b` and `c` whose process had to go when `a` had its result and the call of `b` was under way. */
async function interrupted(): Promise<Interrupted> {
  let terminal: ScriptedTerminal | undefined;
  const server = await httpServer(({ url }, response) => {
    if (url === '/b' && terminal !== undefined) terminal.interrupt('leave');
    else response.end('sent');
  });
  const folder = folderWith({ 'l.wf': flow(server.origin), 'rows.jsonl': rowsOf('a', 'b', 'c') });
  const command = (workflow: string): string[] => {
    const places = ['--inputs', 'rows.jsonl', '--out', 'out.jsonl', '--concurrency', '1'];
    return ['batch', 'l.wf', workflow, ...places];
  };
  terminal = new ScriptedTerminal({ cwd: folder });
  expect(await runCommandLine([...command('lookup'), ...model], terminal)).toBe(1);
  terminal = undefined;
  return {
    folder,
    calls: () => server.requests.map(({ url }) => url.slice(1)),
    again: ({ answers, workflow = 'lookup', more = model } = {}) =>
      wf(folder, [...command(workflow), ...more], answers === undefined ? {} : { answers }),
    results: () =>
      readFileSync(join(folder, 'out.jsonl'), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as unknown),
  };
}

describe('a batch that goes on', { timeout: 30_000 }, () => {
  it.each([
    [
      'another row under way',
      rowsOf('a', 'x', 'c'),
      'Row 1 is another than when it began: `topic` was "b" and is "x". Give the same rows again with `--inputs rows.jsonl`, or begin another batch with another `--out`.',
    ],
    ['a row that has its result', rowsOf('x', 'b', 'c'), 'Row 0 is another than when it ran. Give the same rows again'],
    [
      'a row that lost its inputs',
      `${rowsOf('a')}\nnonsense`,
      'Row 1 is another than when it began: it holds no inputs',
    ],
    [
      'too few rows',
      '',
      '`out.jsonl` holds the results of 1 row, and `rows.jsonl` has 0 rows. Give the same rows again',
    ],
    [
      'no row in the place of one under way',
      rowsOf('a'),
      'Row 1 began before, and `rows.jsonl` has 1 row. Give the same rows again',
    ],
  ])('does not mix rows: %s', async (_what, rows, message) => {
    const { folder, calls, again, results } = await interrupted();
    writeFileSync(join(folder, 'rows.jsonl'), rows);
    const { code, stderr } = await again();
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect([calls(), results().length]).toEqual([['a', 'b'], 1]);
    expect(existsSync(join(folder, 'out.jsonl.journal'))).toBe(true);
    writeFileSync(join(folder, 'rows.jsonl'), rowsOf('a', 'b', 'c'));
    expect((await again({ more: [...model, '--uncompleted', 'repeat'] })).code).toBe(0);
    expect(calls()).toEqual(['a', 'b', 'b', 'c']);
  });

  it('takes rows that are only written otherwise', async () => {
    const { folder, again } = await interrupted();
    writeFileSync(join(folder, 'rows.jsonl'), '{ "topic": "\\u0061" }\r\n\n{"topic":"b"}\n{"topic":"c"}\n');
    expect((await again({ more: [...model, '--uncompleted', 'repeat'] })).code).toBe(0);
  });

  it('does not mix two workflows of a file', async () => {
    const { again, results } = await interrupted();
    const { code, stderr } = await again({ workflow: 'other' });
    const message = 'The batch began with the workflow `lookup`, and this is `other`. Begin it as before, or remove ';
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(results()).toHaveLength(1);
  });

  it('does not mix two forms of a workflow, and says how to go on with the new one', async () => {
    const { folder, again } = await interrupted();
    const text = readFileSync(join(folder, 'l.wf'), 'utf8');
    writeFileSync(join(folder, 'l.wf'), text.replace('urgent: urgent', 'urgent: true'));
    const { code, stderr } = await again();
    const journal = join(folder, 'out.jsonl.journal');
    expect([code, stderr]).toEqual([
      2,
      `wf: The workflow \`lookup\` was changed since the batch began. Begin it as before, or remove ${journal} to run the open rows anew like this.\n`,
    ]);
    expect(existsSync(journal)).toBe(true);
  });

  it('names the call that nobody decided about', async () => {
    const { again, calls, results } = await interrupted();
    const { code, stderr } = await again();
    const message =
      'The call of `send` (step 1; topic: "b", urgent: false) was begun before the batch was interrupted and may have been made, so it was not repeated, and the row ends here. To decide beforehand: `--uncompleted repeat` makes such calls again, so that what they do may be done twice; at a terminal, `ask` also takes the result of a call.';
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Row 1 is not gone on with: ${message}\n`)]);
    expect(results()[1]).toMatchObject({ row: 1, reason: 'cancelled', message });
    expect(calls()).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['r', ['a', 'b', 'b', 'c'], { reason: 'exit', result: 'sent' }],
    ['g', ['a', 'b', 'c'], { reason: 'exit', result: 'known' }],
    ['s', ['a', 'b', 'c'], { reason: 'cancelled' }],
  ])('asks the person at the terminal about it: %s', async (answer, made, end) => {
    const { again, calls, results } = await interrupted();
    const { stderr } = await again({ answers: [answer, '"known"'] });
    expect(stderr).toContain('\nRow 1:\nWas send called?');
    expect(calls()).toEqual(made);
    expect(results()).toMatchObject([{ reason: 'exit' }, end, { reason: 'exit' }]);
  });

  it('tells when nothing is left to run', async () => {
    const { again } = await interrupted();
    expect((await again({ more: [...model, '--uncompleted', 'repeat'] })).stderr).toMatch(
      /^3 rows · \d+\.\d rows\/s · 0 tokens in, 0 out · 2 exit\n$/,
    );
    expect((await again()).stderr).toBe('3 rows, none of them run now\n');
  });
});

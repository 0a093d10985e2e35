import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf, type Outcome } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const flow = `/** Note it. */
tool note(topic: string): string
  command ["sh", "-c", "echo \\"$1\\" >> ledger.txt; echo \\"noted $1\\"", "sh", "{topic}"]
workflow keep(topic: string) {
  start -> note(topic: topic) -> exit
}
`;
const row = (topic: string): string => `${JSON.stringify({ topic })}\n`;
const command = ['batch', 'l.wf', '--inputs', '-', '--out', 'out.jsonl'];
const rehearsal = ['--model', 'rehearsal'];
const ollama = ['--model', 'ollama/small'];

/** A terminal whose standard input waits for something between its first row and the others. */
class PausingTerminal extends ScriptedTerminal {
  readonly #pause: (terminal: PausingTerminal) => unknown;

  readonly #first: string;

  constructor(cwd: string, pause: (terminal: PausingTerminal) => unknown, first = row('a')) {
    super({ cwd });
    this.#pause = pause;
    this.#first = first;
  }

  override async *input(): AsyncIterable<Uint8Array> {
    yield Buffer.from(this.#first);
    await this.#pause(this);
    yield Buffer.from(row('b'));
  }
}

/** A folder with a batch that somebody stopped after its first row. */
async function stopped(more: readonly string[], first = row('a')): Promise<string> {
  const folder = folderWith({ 'l.wf': flow });
  const stop = (terminal: PausingTerminal): void => {
    terminal.interrupt('cancel');
  };
  const terminal = new PausingTerminal(folder, stop, first);
  expect(await runCommandLine([...command, ...more], terminal)).toBe(1);
  return folder;
}

/** A folder with a batch of one row that came to its end. */
async function done(more: readonly string[]): Promise<string> {
  const folder = folderWith({ 'l.wf': flow });
  expect((await wf(folder, [...command, ...more], { input: row('a') })).code).toBe(0);
  return folder;
}

const again = (folder: string, more: readonly string[]): Promise<Outcome> =>
  wf(folder, [...command, ...more], { input: row('a') + row('b') });
const results = (folder: string): readonly unknown[] =>
  readFileSync(join(folder, 'out.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
const notes = (folder: string): string =>
  existsSync(join(folder, 'ledger.txt')) ? readFileSync(join(folder, 'ledger.txt'), 'utf8') : '';

const places = [
  ['stopped', stopped, ', or remove `out.jsonl` and `out.jsonl.journal` to run all rows like this.\n'],
  ['done', done, ', or remove `out.jsonl` to run all rows like this.\n'],
] as const;
const made = { rehearsed: 'a rehearsal with seed 0', small: 'a batch with the model `ollama/small`' };
const changes = [
  [rehearsal, [], made.rehearsed, 'a batch without a model'],
  [rehearsal, ollama, made.rehearsed, made.small],
  [rehearsal, [...rehearsal, '--seed', '7'], made.rehearsed, 'a rehearsal with seed 7'],
  [[], rehearsal, 'a batch without a model', made.rehearsed],
  [ollama, rehearsal, made.small, made.rehearsed],
  [ollama, ['--model', 'ollama/large'], made.small, 'a batch with the model `ollama/large`'],
] as const;

describe('made-up results and real ones', { timeout: 30_000 }, () => {
  it.each(
    places.flatMap(([state, begin, advice]) => changes.map((change) => [state, ...change, begin, advice] as const)),
  )(
    'do not mix in a batch that is %s with %j and goes on with %j',
    async (_state, before, after, one, other, begin, advice) => {
      const folder = await begin(before);
      const [kept, noted] = [results(folder), notes(folder)];
      expect(kept).toHaveLength(1);
      const { code, stderr } = await again(folder, after);
      expect([code, stderr]).toEqual([
        2,
        `wf: \`out.jsonl\` holds 1 result of ${one}, and this is ${other}. Begin it as before, give another \`--out\`${advice}`,
      ]);
      expect([results(folder), notes(folder)]).toEqual([kept, noted]);
      for (const end of ['', '.journal']) rmSync(join(folder, `out.jsonl${end}`), { force: true });
      expect((await again(folder, after)).code).toBe(0);
      expect(results(folder)).toHaveLength(2);
    },
  );

  it.each([...places])(
    'can be told apart, and a rehearsal that is %s goes on with the same seed',
    async (_state, begin) => {
      const seeded = [...rehearsal, '--seed', '7'];
      const folder = await begin(seeded);
      const { code, stderr } = await again(folder, seeded);
      expect([code, stderr]).toEqual([0, expect.stringMatching(/^2 rows · \d+\.\d rows\/s · 1 exit\n$/)]);
      expect(results(folder)).toMatchObject([
        { row: 0, model: 'rehearsal', seed: 7 },
        { row: 1, model: 'rehearsal', seed: 8 },
      ]);
      expect([notes(folder), existsSync(join(folder, 'out.jsonl.journal'))]).toEqual(['', false]);
      const real = await done(ollama);
      expect(results(real)).toEqual([
        { row: 0, reason: 'exit', result: 'noted a', model: 'ollama/small', steps: 1, usage: { input: 0, output: 0 } },
      ]);
    },
  );

  it('of an earlier version, which named no model, are added to: its journal tells which one was asked', async () => {
    const folder = await stopped(ollama);
    const unnamed = readFileSync(join(folder, 'out.jsonl'), 'utf8').replace(',"model":"ollama/small"', '');
    expect(unnamed).not.toContain('ollama');
    writeFileSync(join(folder, 'out.jsonl'), unnamed);
    expect((await again(folder, ollama)).code).toBe(0);
    expect(results(folder)).toEqual([JSON.parse(unnamed), expect.objectContaining({ row: 1, model: 'ollama/small' })]);
    expect(notes(folder)).toBe('a\nb\n');
  });

  it('are counted without the rows that nothing ran for', async () => {
    const folder = folderWith({ 'l.wf': flow });
    const input = `nonsense\n${row('a')}${row('b')}`;
    await wf(folder, [...command, ...rehearsal], { input });
    const { code, stderr } = await wf(folder, command, { input });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('`out.jsonl` holds 2 results of a rehearsal with seed 0, and'),
    ]);
  });

  it.each([
    [rehearsal, 'the model `rehearsal`'],
    [[], 'the model that its file names'],
  ])('do not meet before the first result either: %j', async (after, other) => {
    const server = await httpServer(() => {
      left.interrupt('leave');
    });
    const folder = folderWith({ 'l.wf': flow.replace(/command .*/, `http POST "${server.origin}"`), rows: row('a') });
    const left = new ScriptedTerminal({ cwd: folder });
    await runCommandLine(['batch', 'l.wf', '--inputs', 'rows', '--out', 'out.jsonl', ...ollama], left);
    expect(results(folder)).toEqual([]);
    const { code, stderr } = await again(folder, after);
    const journal = join(folder, 'out.jsonl.journal');
    expect([code, stderr]).toEqual([
      2,
      `wf: The batch began with the model \`ollama/small\`, and this is ${other}. Begin it as before, or remove ${journal} to run the open rows anew like this.\n`,
    ]);
  });

  it('may follow each other where a batch could not begin', async () => {
    const folder = folderWith({
      'l.wf': flow.replace('{\n', '{\n  prompt "Note it."\n').replace('(topic: topic)', ''),
    });
    const refused = await again(folder, ['--model', 'openai/gpt-4.1']);
    expect([refused.code, existsSync(join(folder, 'out.jsonl.journal'))]).toEqual([2, false]);
    expect((await again(folder, rehearsal)).code).toBe(0);
  });
});

describe('the seed of a rehearsal of many rows', { timeout: 30_000 }, () => {
  it('may be so high that those of the rows are whole numbers, and the batch goes on with it', async () => {
    const highest = [...rehearsal, '--seed', String(2 ** 52)];
    const folder = await stopped(highest);
    expect((await again(folder, highest)).code).toBe(0);
    expect(results(folder)).toMatchObject([{ seed: 2 ** 52 }, { seed: 2 ** 52 + 1 }]);
  });

  it.each([
    [String(2 ** 52 + 1), '`--seed` is at most 4,503,599,627,370,496.'],
    [String(2 ** 53), '`--seed 9007199254740992` is too large.'],
    ['1e3', '`--seed 1e3` must be a whole number.'],
  ])('is refused before anything is written: %s', async (seed, message) => {
    const folder = folderWith({ 'l.wf': flow });
    const refused = await again(folder, [...rehearsal, '--seed', seed]);
    expect(refused).toEqual({ code: 2, stdout: '', stderr: `wf: ${message}\n` });
    expect(readdirSync(folder)).toEqual(['l.wf']);
  });
});

describe('a rehearsal of many rows', { timeout: 30_000 }, () => {
  it('has its results to itself: another one that comes meanwhile is told who has them', async () => {
    const folder = folderWith({ 'l.wf': flow });
    let second: Outcome | undefined;
    const first = new PausingTerminal(folder, async () => {
      second = await again(folder, rehearsal);
    });
    expect(await runCommandLine([...command, ...rehearsal], first)).toBe(0);
    expect(second).toEqual({
      code: 2,
      stdout: '',
      stderr: `wf: The journal ${join(folder, 'out.jsonl.journal')} is in use by process ${process.pid}, where its run goes on.\n`,
    });
    expect(results(folder)).toMatchObject([{ row: 0 }, { row: 1 }]);
  });

  it('has them under every name that a link gives to their file', async () => {
    const folder = folderWith({ 'l.wf': flow, 'out.jsonl': '' });
    symlinkSync('out.jsonl', join(folder, 'link.jsonl'));
    let second: Outcome | undefined;
    const first = new PausingTerminal(folder, async () => {
      second = await again(folder, rehearsal);
    });
    expect(await runCommandLine([...command.slice(0, -1), 'link.jsonl', ...rehearsal], first)).toBe(0);
    expect([second?.code, second?.stderr]).toEqual([
      2,
      expect.stringContaining('out.jsonl.journal is in use by process'),
    ]);
    expect(results(folder)).toMatchObject([{ row: 0 }, { row: 1 }]);
    expect(readdirSync(folder).sort()).toEqual(['l.wf', 'link.jsonl', 'out.jsonl']);
  });

  it.each([
    [rehearsal, 'The batch began with seed 0, and this is seed 7.'],
    [[], undefined],
  ])('keeps to its seed although nothing ran yet, and no other batch has one: %j', async (asked, problem) => {
    const folder = await stopped(asked, 'nonsense\n');
    const { code, stderr } = await wf(folder, [...command, ...asked, '--seed', '7'], { input: 'nonsense\n' });
    expect([code, stderr]).toEqual(
      problem === undefined
        ? [1, '1 row, none of them run now · 1 earlier row failed\n']
        : [2, expect.stringContaining(problem)],
    );
  });

  it('that was stopped does not go on with a workflow that was changed since', async () => {
    const folder = await stopped(rehearsal);
    writeFileSync(join(folder, 'l.wf'), flow.replace('topic: topic', 'topic: "x"'));
    const { code, stderr } = await again(folder, rehearsal);
    expect([code, stderr]).toEqual([2, expect.stringContaining('`keep` was changed since the batch began.')]);
  });
});

import { mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf, type Outcome } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const library = `type Topic = string
tool look(topic: Topic): Topic
  from "./look.mjs"
workflow sub(topic: Topic): Topic {
  start -> look(topic: topic) -> exit
}
`;
const flow = (origin: string): string => `import { look, sub } from "./library/tools.wf"
tool send(topic: string): string
  http POST "${origin}/{topic}"
workflow lookup(topic: string) {
  start -> look(topic: topic) -> sub(topic: topic) -> send(topic: topic) -> exit
}
`;
const look = 'export const look = ({ topic }) => topic;\n';
const rows = ['a', 'b', 'c'].map((topic) => JSON.stringify({ topic })).join('\n');

/** A batch in the folder `work` whose process had to go while the call of `send` for `b` was under way. */
async function interrupted(): Promise<{ readonly root: string; readonly calls: () => readonly string[] }> {
  let terminal: ScriptedTerminal | undefined;
  const server = await httpServer(({ url }, response) => {
    if (url === '/b' && terminal !== undefined) terminal.interrupt('leave');
    else response.end('sent');
  });
  const root = realpathSync(
    folderWith({
      'work/l.wf': flow(server.origin),
      'work/library/tools.wf': library,
      'work/library/look.mjs': look,
      'work/rows.jsonl': rows,
    }),
  );
  terminal = new ScriptedTerminal({ cwd: join(root, 'work') });
  expect(await runCommandLine([...batch('l.wf', 'rows.jsonl', 'out.jsonl'), '--concurrency', '1'], terminal)).toBe(1);
  terminal = undefined;
  return { root, calls: () => server.requests.map(({ url }) => url.slice(1)) };
}

function batch(file: string, inputs: string, out: string): readonly string[] {
  return ['batch', file, 'lookup', '--inputs', inputs, '--out', out, '--model', 'ollama/small'];
}

async function goOn(cwd: string, command: readonly string[]): Promise<Outcome> {
  return wf(cwd, [...command, '--uncompleted', 'repeat']);
}

describe('a batch that goes on elsewhere', { timeout: 30_000 }, () => {
  it.each([
    [
      'in a folder that was moved',
      (root: string): [string, readonly string[]] => {
        renameSync(join(root, 'work'), join(root, 'moved'));
        return [join(root, 'moved'), batch('l.wf', 'rows.jsonl', 'out.jsonl')];
      },
    ],
    [
      'from the folder above',
      (root: string): [string, readonly string[]] => [root, batch('work/l.wf', './work/rows.jsonl', 'work/out.jsonl')],
    ],
    [
      'through a symbolic link',
      (root: string): [string, readonly string[]] => {
        symlinkSync(join(root, 'work'), join(root, 'link'));
        return [join(root, 'link'), batch('l.wf', join(root, 'work', 'rows.jsonl'), 'out.jsonl')];
      },
    ],
    [
      'with inputs and results in other places and by other names',
      (root: string): [string, readonly string[]] => {
        mkdirSync(join(root, 'data'));
        renameSync(join(root, 'work', 'rows.jsonl'), join(root, 'data', 'mails.jsonl'));
        for (const end of ['', '.journal']) {
          renameSync(join(root, 'work', `out.jsonl${end}`), join(root, 'data', `done.jsonl${end}`));
        }
        return [join(root, 'work'), batch('l.wf', '../data/mails.jsonl', '../data/done.jsonl')];
      },
    ],
  ])('repeats nothing %s', async (_where, move) => {
    const { root, calls } = await interrupted();
    const [cwd, command] = move(root);
    const { code, stderr } = await goOn(cwd, command);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^3 rows · .* 2 exit\n$/)]);
    expect(calls()).toEqual(['a', 'b', 'b', 'c']);
    const out = join(cwd, command[command.indexOf('--out') + 1] ?? '');
    const results = readFileSync(out, 'utf8').split('\n').slice(0, -1);
    expect(results.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { row: 0, result: 'sent' },
      { row: 1, result: 'sent' },
      { row: 2, result: 'sent' },
    ]);
  });

  it.each([
    ['a tool of another file', 'work/library/tools.wf', library.replace('./look.mjs', './look2.mjs')],
    [
      'the workflow of another file',
      'work/library/tools.wf',
      library.replace('(topic: topic) -> exit', '(topic: "x") -> exit'),
    ],
  ])('does not go on when it moved and %s was changed', async (_what, file, text) => {
    const { root, calls } = await interrupted();
    writeFileSync(join(root, file), text);
    writeFileSync(join(dirname(join(root, file)), 'look2.mjs'), look);
    renameSync(join(root, 'work'), join(root, 'moved'));
    const { code, stderr } = await goOn(join(root, 'moved'), batch('l.wf', 'rows.jsonl', 'out.jsonl'));
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('The workflow `lookup` was changed since the batch began.'),
    ]);
    expect(calls()).toEqual(['a', 'b']);
  });
});

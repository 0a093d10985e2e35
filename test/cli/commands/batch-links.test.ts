import { linkSync, readdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf, type Outcome } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const flow = (origin: string): string => `tool send(topic: string): string
  http POST "${origin}/{topic}"
workflow keep(topic: string) {
  start -> send(topic: topic) -> exit
}
`;
const command = ['batch', 'l.wf', '--inputs', 'rows.jsonl', '--uncompleted', 'repeat', '--concurrency', '1', '--out'];

/** A batch whose results are a link, and whose process had to go while the call for `b` was under way. */
async function interrupted(out: string, target: string): Promise<{ folder: string; calls: () => readonly string[] }> {
  let terminal: ScriptedTerminal | undefined;
  const server = await httpServer(({ url }, response) => {
    if (url === '/b' && terminal !== undefined) terminal.interrupt('leave');
    else response.end('sent');
  });
  const rows = '{"topic":"a"}\n{"topic":"b"}\n';
  const folder = realpathSync(folderWith({ 'l.wf': flow(server.origin), 'rows.jsonl': rows, 'data/.keep': '' }));
  symlinkSync(target, join(folder, out));
  terminal = new ScriptedTerminal({ cwd: folder });
  expect(await runCommandLine([...command, out], terminal)).toBe(1);
  terminal = undefined;
  return { folder, calls: () => server.requests.map(({ url }) => url.slice(1)) };
}

function ended({ code, stderr }: Outcome): readonly unknown[] {
  return [code, stderr];
}

describe('results of a batch that have several names', { timeout: 30_000 }, () => {
  it.each(['out.jsonl', 'data/out.jsonl'])(
    'are recorded once: it goes on by the name of the file %s, which was not there when a link named it',
    async (target) => {
      const { folder, calls } = await interrupted('link.jsonl', target);
      const { stderr } = await wf(folder, [...command, target, '--uncompleted', 'stop']);
      expect(stderr).toContain('Row 1 is not gone on with');
      expect(calls()).toEqual(['a', 'b']);
      expect(readdirSync(folder)).not.toContain('link.jsonl.journal');
      expect(readFileSync(join(folder, target), 'utf8').split('\n')).toHaveLength(3);
    },
  );

  it('do not go on without the record that an earlier version left beside the link', async () => {
    const { folder, calls } = await interrupted('link.jsonl', 'data/out.jsonl');
    const [record, old] = ['data/out.jsonl.journal', 'link.jsonl.journal'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    renameSync(record, old);
    expect(ended(await wf(folder, [...command, 'link.jsonl']))).toEqual([
      2,
      `wf: The batch was recorded in ${old}, beside a link to its results: rename that to ${record} to go on with it, or remove it.\n`,
    ]);
    renameSync(old, record);
    expect((await wf(folder, [...command, 'link.jsonl'])).code).toBe(0);
    expect(calls()).toEqual(['a', 'b', 'b']);
  });

  it('are refused when they are hard links, of which nobody knows beside which one the record is', async () => {
    const folder = folderWith({ 'l.wf': flow('http://localhost:1'), 'rows.jsonl': '{"topic":"a"}\n', 'one.jsonl': '' });
    linkSync(join(folder, 'one.jsonl'), join(folder, 'two.jsonl'));
    expect(ended(await wf(folder, [...command, 'two.jsonl']))).toEqual([
      2,
      'wf: `--out two.jsonl` is a file with 2 names (hard links): copy it, and give the copy.\n',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['l.wf', 'one.jsonl', 'rows.jsonl', 'two.jsonl']);
  });

  it('and lead nowhere are told', async () => {
    const folder = folderWith({ 'l.wf': flow('http://localhost:1'), 'rows.jsonl': '{"topic":"a"}\n' });
    symlinkSync('two.jsonl', join(folder, 'one.jsonl'));
    symlinkSync('one.jsonl', join(folder, 'two.jsonl'));
    const { code, stderr } = await wf(folder, [...command, 'one.jsonl']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('The results cannot be written to `one.jsonl`')]);
  });
});

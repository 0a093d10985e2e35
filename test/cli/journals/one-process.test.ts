import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { httpServer, type HttpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf } from '../folder.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const flow = (origin: string): string => `tool send(topic: string): string
  http POST "${origin}/{topic}"
workflow w(topic: string) {
  start -> send(topic: topic) -> exit
}
`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A folder, and the server behind the tool of its workflow, which answers when `answers` is set; until then calls wait. */
async function place(): Promise<{ readonly folder: string; readonly tool: HttpServer & { answers: boolean } }> {
  const tool = Object.assign(
    await httpServer((_request, response) => {
      if (tool.answers) response.end('sent');
    }),
    { answers: false },
  );
  return { folder: folderWith({ 'w.wf': flow(tool.origin), 'rows.jsonl': '{"topic":"a"}\n{"topic":"b"}' }), tool };
}

interface Command {
  readonly process: ChildProcess;
  /** Its exit code and what it said of errors, when it has ended. */
  readonly ended: Promise<{ readonly pid: number | undefined; readonly code: number | null; readonly stderr: string }>;
}

function start(folder: string, ...args: readonly string[]): Command {
  const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache') };
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env });
  started.push(child);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ pid: child.pid, code: code as number | null, stderr }));
  return { process: child, ended };
}

/** Waits until all but one have ended, and expects that they were told who has the journal. */
async function theOneThatGoesOn(journal: string, commands: readonly Command[]): Promise<Command> {
  const refused = new Set<number | undefined>();
  const messages: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const { ended } of commands) {
      void ended.then(({ pid, code, stderr }) => {
        if (code !== 2) reject(new Error(`ended with ${code ?? 'a signal'}: ${stderr}`));
        refused.add(pid);
        messages.push(stderr);
        if (refused.size === commands.length - 1) resolve();
      });
    }
  });
  const one = commands.find(({ process: { pid } }) => !refused.has(pid));
  if (one === undefined) throw new Error('nobody went on');
  const message = `wf: The journal ${journal} is in use by process ${one.process.pid ?? 0}, where its run goes on.\n`;
  expect(messages).toEqual(messages.map(() => message));
  return one;
}

async function kill({ process: child, ended }: Command): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

describe('of several processes that go on at once', { timeout: 120_000 }, () => {
  it('with a run, one does, and no crash of it is in the way of the next', async () => {
    const { folder, tool } = await place();
    const begun = tool.next();
    const first = start(folder, 'run', 'w.wf', '--input', 'topic=a', '--journal', 'j.jsonl');
    await begun;
    await kill(first);
    const again = tool.next();
    const journal = join(folder, 'j.jsonl');
    const resume = ['resume', 'j.jsonl', '--uncompleted', 'repeat'];
    const one = await theOneThatGoesOn(
      journal,
      [1, 2, 3].map(() => start(folder, ...resume)),
    );
    await again;
    expect(tool.requests).toHaveLength(2);
    expect(await wf(folder, resume)).toMatchObject({
      code: 2,
      stderr: `wf: The journal ${journal} is in use by process ${one.process.pid ?? 0}, where its run goes on.\n`,
    });
    await kill(one);
    tool.answers = true;
    expect(await wf(folder, resume)).toMatchObject({ code: 0, stderr: '' });
    expect(tool.requests).toHaveLength(3);
  });

  it('with a batch, one does, from its very beginning', async () => {
    const { folder, tool } = await place();
    const batch = ['batch', 'w.wf', '--inputs', 'rows.jsonl', '--out', 'out.jsonl', '--concurrency', '1'];
    for (let crashes = 0; crashes < 2; crashes += 1) {
      const called = tool.next();
      const commands = [1, 2, 3].map(() => start(folder, ...batch, '--uncompleted', 'repeat'));
      const one = await theOneThatGoesOn(join(folder, 'out.jsonl.journal'), commands);
      await called;
      expect(tool.requests).toHaveLength(crashes + 1);
      await kill(one);
    }
    tool.answers = true;
    expect(await wf(folder, [...batch, '--uncompleted', 'repeat'])).toMatchObject({ code: 0 });
    expect(tool.requests).toHaveLength(4);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n')).toHaveLength(3);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { gone } from '../executor/support/processes.ts';
import { folderWith, wf } from './folder.ts';

const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
// Says its process id again and again, and never ends by itself.
const ticking = `tool tick(): string
  command ["node", "-e", "setInterval(() => console.error(process.pid), 20)"]
workflow w { start -> tick -> exit }
`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Ticking {
  readonly process: ChildProcess;
  /** The process that the tool has started. */
  readonly tool: number;
  readonly output: () => string;
  readonly ended: Promise<unknown[]>;
}

async function runTicking(folder = folderWith({ 'w.wf': ticking }), ...options: string[]): Promise<Ticking> {
  const child = spawn(process.execPath, [main, 'run', 'w.wf', '--events', ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') },
  });
  started.push(child);
  const ended = once(child, 'exit');
  let output = '';
  const tool = await new Promise<number>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const told = /"type":"tool-output".*?"text":"(\d+)"/.exec(output);
      if (told !== null) resolve(Number(told[1]));
    });
  });
  return { process: child, tool, output: () => output, ended };
}

describe.skipIf(process.platform === 'win32')('the process of wf', () => {
  it('says that its folder is gone', async () => {
    // Whoever runs in a folder keeps it, without a name.
    const command = 'rmdir "$PWD" && exec "$0" "$@"';
    const child = spawn('sh', ['-c', command, process.execPath, main, 'check'], { cwd: folderWith({}) });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(said).toBe('wf: The folder that this is run in is gone. Change to one that exists.\n');
  });
});

describe.skipIf(process.platform !== 'linux')('a full disk behind the output', { timeout: 30_000 }, () => {
  it.each([
    ['check', 'w.wf'],
    ['run', 'w.wf', '--events', '--no-journal'],
  ])('is told in one line by wf %s', async (...words) => {
    const cwd = folderWith({ 'w.wf': 'tool t(): string\n  command ["true"]\nworkflow w { start -> t -> exit }\n' });
    const child = spawn('sh', ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, main, ...words], { cwd });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(said).toContain('wf: The output cannot be written: there is no space left on the disk.\n');
    expect(said).not.toContain('    at ');
  });
});

describe('the process of wf run', { timeout: 30_000 }, () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'cancels a run that is not recorded when it gets %s',
    async (signal) => {
      const run = await runTicking(undefined, '--no-journal');
      const closed = once(run.process, 'close');
      run.process.kill(signal);
      expect(await run.ended).toEqual([1, null]);
      await gone(run.tool);
      await closed;
      expect(run.output()).toMatch(/"type":"run-finished","reason":"cancelled"/);
    },
  );

  it.each([
    ['SIGINT', true],
    ['SIGTERM', false],
    ['SIGHUP', false],
  ] as const)('ends a recorded run when it gets %s: %s', async (signal, ends) => {
    const folder = folderWith({ 'w.wf': ticking });
    const run = await runTicking(folder, '--journal', 'j.jsonl');
    run.process.kill(signal);
    expect(await run.ended).toEqual([1, null]);
    await gone(run.tool);
    const resumed = await wf(folder, ['resume', 'j.jsonl', '--uncompleted', 'stop']);
    expect(resumed).toMatchObject(ends ? { code: 2, stdout: '' } : { code: 1, stderr: '' });
    expect(resumed.stdout + resumed.stderr).toContain(ends ? 'The run has ended (cancelled)' : '■ cancelled');
  });

  it('ends when it is cancelled while a proxy says nothing', async () => {
    const proxy = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void proxy.close());
    await once(proxy, 'listening');
    const asking = `tool t(): string
  prompt "Say something."
workflow w {
  model "far/m"
  start -> t -> exit
}
`;
    const { port } = proxy.address() as AddressInfo;
    const child = spawn(process.execPath, [main, 'run', 'w.wf', '--no-journal'], {
      cwd: folderWith({ 'w.wf': asking }),
      env: {
        ...process.env,
        no_proxy: '',
        https_proxy: `http://127.0.0.1:${port}`,
        WF_PROVIDERS: '{"far":{"baseUrl":"https://model.test/v1"}}',
      },
    });
    started.push(child);
    const closed = once(child, 'close');
    const [connection] = (await once(proxy, 'connection')) as [Socket];
    onTestFinished(() => void connection.destroy());
    child.kill('SIGINT');
    expect(await closed).toEqual([1, null]);
  });

  it('cancels the run when nobody reads its output any more', async () => {
    const run = await runTicking();
    run.process.stdout?.destroy();
    expect(await run.ended).toEqual([1, null]);
    await gone(run.tool);
  });
});

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { gone } from '../executor/support/processes.ts';
import { bundle, ROOT } from './bundle.ts';

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'wf-old-node-'));

/** A module that makes the launcher believe that it runs on Node 20, on some processor. */
function older(arch: string): string {
  const file = path.join(freshFolder(), 'older.cjs');
  const properties = `[[process.versions, 'node', '20.11.0'], [process, 'arch', '${arch}']]`;
  writeFileSync(file, `for (const [of, name, value] of ${properties}) Object.defineProperty(of, name, { value });`);
  return file;
}

/** What an old Node on some processor is started with to be `wf`. */
function wfOn(arch: string, ...args: readonly string[]): string[] {
  return ['-r', older(arch), bundle('wf'), ...args];
}

/** Says the ids of the command line's process and of its own again and again, and never ends by itself. */
const ticking = `tool tick(): string
  command ["node", "-e", "setInterval(() => console.error(process.ppid, process.pid), 20)"]
workflow w { start -> tick -> exit }
`;

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone, as it should be.
    }
  }
});

interface Ticking {
  readonly launcher: ChildProcess;
  readonly pids: readonly [command: number, tool: number];
  readonly folder: string;
}

async function runTicking(...options: readonly string[]): Promise<Ticking> {
  const folder = freshFolder();
  writeFileSync(path.join(folder, 'w.wf'), ticking);
  const args = wfOn(process.arch, 'run', 'w.wf', '--events', ...options);
  const launcher = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  if (launcher.pid !== undefined) started.push(launcher.pid);
  const pids = await new Promise<readonly [number, number]>((resolve) => {
    let output = '';
    launcher.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const told = /"type":"tool-output".*?"text":"(\d+) (\d+)"/.exec(output);
      if (told !== null) resolve([Number(told[1]), Number(told[2])]);
    });
  });
  started.push(...pids);
  return { launcher, pids, folder };
}

describe('wf on a Node that is too old', { timeout: 60_000 }, () => {
  it('hands over to the Node that came with the package', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, wfOn(process.arch, 'chekc'), { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean `check`?');
  });

  it('says in one sentence what it needs when there is none', () => {
    const options = { cwd: ROOT, encoding: 'utf8' } as const;
    expect(spawnSync(process.execPath, wfOn('pdp11', 'check'), options)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'wf needs Node 22.15 or newer; this is Node 20.11.0.\n',
    });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves nothing behind when it is killed, and the run can go on',
    async () => {
      const { launcher, pids, folder } = await runTicking('--journal', 'j.jsonl');
      launcher.kill('SIGKILL');
      expect(await once(launcher, 'exit')).toEqual([null, 'SIGKILL']);
      for (const pid of pids) await gone(pid);
      const resumed = spawnSync(process.execPath, [bundle('wf'), 'resume', 'j.jsonl', '--uncompleted', 'stop'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(resumed).toMatchObject({ status: 1, stderr: '' });
      expect(resumed.stdout).toContain('■ cancelled');
    },
  );

  it.skipIf(process.platform === 'win32')('ends a run that is not recorded as well', async () => {
    const { launcher, pids } = await runTicking('--no-journal');
    launcher.kill('SIGKILL');
    for (const pid of pids) await gone(pid);
  });
});

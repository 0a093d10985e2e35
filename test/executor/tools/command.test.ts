import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import type { Reference } from '#core/ir/value.ts';
import { deferred } from '../support/deferred.ts';
import { gone } from '../support/processes.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun, type RealRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
folder.write('say.sh', '#!/bin/sh\necho "$0 in $(pwd)"\n');

type Part = string | Reference | { readonly secret: string };

function command(argv: readonly (readonly Part[])[], more: is.ToolParts = {}): Tool {
  const templates = argv.map((parts) => is.template(...parts));
  const implementation = { kind: 'command', id: 'command', file: folder.file('flow.wf'), argv: templates } as const;
  return is.tool('tested', { implementation, ...more });
}

function node(script: string, more: is.ToolParts = {}, ...args: readonly (readonly Part[])[]): Tool {
  return command([[process.execPath], ['-e'], [script], ['--'], ...args], more);
}

describe('a command', { timeout: 30_000 }, () => {
  it('gets each argument as one, whatever is in it', async () => {
    const tool = node(
      'process.stdout.write(JSON.stringify(process.argv.slice(1)))',
      { parameters: { a: is.string, b: is.object({ x: is.integer }), 'c?': is.string }, returns: is.list(is.string) },
      ['--', is.input('a')],
      [is.input('a')],
      [is.input('b')],
      ['c=', is.input('c')],
    );
    const hostile = `$(touch x); 'a' "b" * \n %PATH% \\`;
    const { end } = await realRun(callOnce(tool), { inputs: { a: hostile, b: { x: 1 } } });
    expect(end.result).toEqual([`--${hostile}`, hostile, '{"x":1}', 'c=']);
  });

  it.each([
    ['a text without its last line end', undefined, 'a\\nb\\n', 'a\nb'],
    ['a string', is.string, '7\\n', '7'],
    ['JSON', is.integer, ' 7\\n', 7],
    ['a bare literal', is.literals('yes', 'no'), ' yes\\n', 'yes'],
    ['a literal that looks like a number', is.literals('7', 7), '7', 7],
  ])('gives %s', async (_name, returns, written, expected) => {
    const tool = node(`process.stdout.write('${written}')`, returns === undefined ? {} : { returns });
    expect((await realRun(callOnce(tool))).end).toEqual({ reason: 'exit', result: expected });
  });

  it('finds the idempotency key of its call in the environment', async () => {
    const { end } = await realRun(callOnce(node('process.stdout.write(process.env.IDEMPOTENCY_KEY)')));
    expect(end.result).toBe('real/1.tool.tested');
  });

  it('fails with its exit code and what it complained of, which is told line by line', async () => {
    const run = await realRun(
      callOnce(node(`console.error('no paper'); console.error('no ink'); process.exitCode = 4`)),
    );
    expect(run.end.reason).toBe('tool-failed');
    expect(run.end.message).toMatch(/ended with exit code 4: no paper\nno ink$/);
    expect(eventsOf(run, 'tool-output').map(({ text }) => text)).toEqual(['no paper', 'no ink']);
  });

  it('fails when its output does not fit, is endless, or the program is not there', async () => {
    const misfit = await realRun(callOnce(node(`console.log('seven')`, { returns: is.integer })));
    expect(misfit.end.message).toContain('must be integer');
    const endless = await realRun(callOnce(node(`const go = () => process.stdout.write('x'.repeat(65536), go); go()`)));
    expect(endless.end.message).toContain('wrote more than');
    const absent = await realRun(callOnce(command([['no-such-program']])));
    expect(absent.end.message).toContain('cannot be started');
  });

  it('may write a long text, which is cut with a mark, between two characters', async () => {
    const script = `const go = (n) => n > 0 ? process.stdout.write('é'.repeat(500_000), () => go(n - 1)) : undefined;
      process.stdout.write('x'); go(12)`;
    const text = (await realRun(callOnce(node(script)))).end.result as string;
    expect(text).toHaveLength(1 + 4_999_999 + '\n… cut: 2.0 MB more'.length);
    expect(text.slice(-22)).toBe('ééé\n… cut: 2.0 MB more');
    const list = await realRun(callOnce(node(script, { returns: is.list(is.string) })));
    expect(list.end.message).toContain('it is too large, ');
  });

  it('is looked for beside the file, and works in its folder', async () => {
    const { end } = await realRun(callOnce(command([['/bin/sh'], ['./say.sh']])), { workspace: folder.uri });
    expect(end.result).toBe(`./say.sh in ${folder.path}`);
    const outside = await realRun(callOnce(command([['../outside.sh']])), { workspace: folder.uri });
    expect(outside.end.message).toContain('lies outside of');
  });

  it('is a program that the author wrote, not an argument of the call', async () => {
    const tool = command([[is.input('program')], ['hello']], { parameters: { program: is.string } });
    const { end } = await realRun(callOnce(tool), { inputs: { program: '/bin/echo' } });
    expect(end.message).toContain('a parameter may not choose the program of a command');
  });

  it('is tried again as often as its tool says', async () => {
    const counter = folder.write('count', '');
    const script = `const fs = require('fs'); fs.appendFileSync(process.argv[1], 'x');
      if (fs.readFileSync(process.argv[1], 'utf8').length < 2) process.exit(1); console.log('at last')`;
    const run = await realRun(callOnce(node(script, { retry: 3 }, [counter])));
    expect(run.end).toEqual({ reason: 'exit', result: 'at last' });
    expect(eventsOf(run, 'tool-started')).toHaveLength(1);
    expect(eventsOf(run, 'run-finished')[0]?.steps).toBe(1);
  });

  const child = `const { spawn } = require('child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    console.error(child.pid); setInterval(() => {}, 1000);`;

  it('is killed with everything that it started when its time is over', async () => {
    const run = await realRun(callOnce(node(child, { timeout: 2000 })));
    expect(run.end).toMatchObject({ reason: 'tool-failed', message: '`tested` failed: it took longer than 2000 ms' });
    await gone(Number(eventsOf(run, 'tool-output')[0]?.text));
  });

  it('is killed with everything that it started when the run is cancelled', async () => {
    const cancel = new AbortController();
    const run = await realRun(callOnce(node(child)), {
      signal: cancel.signal,
      onEvent: ({ type }) => {
        if (type === 'tool-output') cancel.abort();
      },
    });
    expect(run.end.reason).toBe('cancelled');
    await gone(Number(eventsOf(run, 'tool-output')[0]?.text));
  });

  // A program in a session of its own, which no signal to the group reaches, and which keeps the output open.
  const daemon = `const { spawn } = require('child_process');
    const daemon = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true });
    daemon.unref(); console.error(daemon.pid); console.log('done');`;
  const daemonOf = (run: RealRun): number => Number(eventsOf(run, 'tool-output')[0]?.text);

  it('is over when its program has ended, though something that it started keeps the output open', async () => {
    const run = await realRun(callOnce(node(daemon)));
    process.kill(daemonOf(run), 'SIGKILL');
    expect(run.end).toEqual({ reason: 'exit', result: 'done' });
  });

  it('obeys its time though something that it started keeps the output open', async () => {
    const run = await realRun(callOnce(node(`${daemon} setInterval(() => {}, 1000)`, { timeout: 2000 })));
    process.kill(daemonOf(run), 'SIGKILL');
    expect(run.end.message).toBe('`tested` failed: it took longer than 2000 ms');
  });

  it('obeys its time while it waits for a secret, and the question is withdrawn then', async () => {
    const withdrawn = deferred<unknown>();
    const run = await realRun(callOnce(node('', { secrets: ['MAIL_TOKEN'], timeout: 50 })), {
      host: {
        askSecret: (_request, signal) => {
          signal.addEventListener('abort', withdrawn.resolve);
          return new Promise(() => undefined);
        },
      },
    });
    expect(run.end.message).toBe('`tested` failed: it took longer than 50 ms');
    await withdrawn.promise;
  });

  it('sees the secrets that its tool names in its environment, nobody else sees them', async () => {
    const tool = node(`console.log(process.env.MAIL_TOKEN, process.env.OTHER_TOKEN, process.argv[1])`, {
      secrets: ['MAIL_TOKEN'],
    });
    process.env.OTHER_TOKEN = 'not for you';
    try {
      const asked: string[] = [];
      const run = await realRun(callOnce(tool), {
        host: {
          askSecret: ({ name }) => {
            asked.push(name);
            return Promise.resolve({ value: 'canary-bird' });
          },
        },
      });
      expect(asked).toEqual(['MAIL_TOKEN']);
      expect(run.end.result).toBe('[secret] undefined undefined');
    } finally {
      delete process.env.OTHER_TOKEN;
    }
  });
});

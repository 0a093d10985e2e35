import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import * as is from '../support/programs.ts';
import { gone } from '../support/processes.ts';
import { callOnce, realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
folder.write('shout.ts', `export const shout = (text: string): string => text.toUpperCase();`);
folder.write(
  'tools.ts',
  `import { shout } from './shout.ts';
   interface Page { id: string; text: string }
   export async function page({ text }: Page) { return { text: shout(text), extra: 1 }; }
   export function number() { return '7'; }
   export function none() {}
   export function fails() { throw new Error('out of paper'); }
   export function prints() { console.log('line one'); console.error('line two'); process.stdout.write('no end'); return 1; }
   export function prattles() { process.stdout.write('x'.repeat(9_990)); process.stderr.write('y'.repeat(25_000)); }
   export function exits() { console.log('good bye'); process.exit(3); }
   export function hangs() { console.log(String(process.pid)); for (;;); }
   export async function leaves() { const { spawn } = await import('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true });
     console.log(String(child.pid)); process.exit(3); }
   let release = () => {};
   export function strays() { void new Promise<void>((go) => { release = go; })
     .then(() => setTimeout(() => { throw new Error('a stray timer'); })); return 'first'; }
   export const waits = () => new Promise((resolve) => {
     process.once('uncaughtException', () => resolve(String(process.pid))); release(); });
   export function bursts() { setTimeout(() => { throw new Error('burst in a timer'); }, 1); return new Promise(() => {}); }
   export function rejects() { void Promise.reject(new Error('rejected on the side')); return new Promise(() => {}); }
   export function floods({ size }: { size: number }) { return 'x'.repeat(size); }
   export function swells({ size }: { size: number }) { return { all: 'x'.repeat(size) }; }
   export function sees() { return Object.keys(process.env).filter((name) => name.includes('TOKEN') || name.includes('KEY')); }
   export function told(args: object, context: { secrets: object; idempotencyKey: string }) { return context; }
   export const spawns = async () => { const { spawn } = await import('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
     console.log(String(child.pid)); return new Promise(() => {}); };`,
);
folder.write('lacks.ts', `import './nowhere.ts';\nexport const any = () => 1;`);

function from(name: string, more: is.ToolParts = {}, path = './tools.ts'): Tool {
  return is.tool(name, {
    implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path, export: name },
    ...more,
  });
}

describe('a function of a module', { timeout: 30_000 }, () => {
  it('gets its arguments as one object; fields that are not declared are dropped from its result', async () => {
    const page = from('page', {
      parameters: { id: is.string, text: is.string },
      returns: is.object({ text: is.string }),
    });
    const { end } = await realRun(callOnce(page), { inputs: { id: '1', text: 'hi' } });
    expect(end).toEqual({ reason: 'exit', result: { text: 'HI' } });
  });

  it('gives null for nothing, and its values as they are', async () => {
    expect((await realRun(callOnce(from('none')))).end).toEqual({ reason: 'exit', result: null });
    const misfit = await realRun(callOnce(from('number', { returns: is.integer })));
    expect(misfit.end).toMatchObject({ reason: 'tool-failed' });
    expect(misfit.end.message).toContain('must be integer, not "7"');
  });

  it('fails with the message of what it throws', async () => {
    const { end } = await realRun(callOnce(from('fails')));
    expect(end).toMatchObject({ reason: 'tool-failed', message: '`fails` failed: out of paper' });
  });

  it.each([
    ['bursts', 'burst in a timer'],
    ['rejects', 'rejected on the side'],
  ])('fails with what it throws where nobody catches it: %s', async (name, message) => {
    const { end } = await realRun(callOnce(from(name)));
    expect(end).toMatchObject({ reason: 'tool-failed', message: `\`${name}\` failed: ${message}` });
  });

  it('is not blamed for what a function throws that has answered', async () => {
    const flow = is.workflow('flow', {
      tools: [from('strays'), from('waits', { returns: is.string })],
      rules: [is.start('strays'), is.arrow('strays', 'waits'), is.arrow('waits', 'exit')],
    });
    const run = await realRun(is.program(flow));
    expect(run.end).toEqual({ reason: 'exit', result: expect.stringMatching(/^\d+$/) as string });
    expect(eventsOf(run, 'tool-output').map(({ text }) => text)).toEqual([
      'thrown after its call had ended: a stray timer',
    ]);
  });

  it('may give a text of any length, which is cut with a mark, but no other value as large', async () => {
    const parameters = { size: is.integer };
    const inputs = { size: 12_300_000 };
    const cut = await realRun(callOnce(from('floods', { parameters, returns: is.string })), { inputs });
    expect((cut.end.result as string).slice(9_999_999)).toBe('x\n… cut: 2.3 MB more');
    const swollen = await realRun(callOnce(from('swells', { parameters })), { inputs });
    expect(swollen.end.message).toContain('the result does not fit: it is too large, 12.3 MB');
  });

  it('may print: each line is an event before the result', async () => {
    const run = await realRun(callOnce(from('prints')));
    expect(
      eventsOf(run, 'tool-output')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['line one', 'line two', 'no end']);
    expect(run.events.at(-2)?.type).toBe('tool-finished');
    expect(run.end).toEqual({ reason: 'exit', result: 1 });
  });

  it('may print lines of any length without an end', async () => {
    const run = await realRun(callOnce(from('prattles', { timeout: 20_000 })));
    expect(run.end).toEqual({ reason: 'exit', result: null });
    const lines = eventsOf(run, 'tool-output').map(({ text }) => text);
    expect(lines).toContain('x'.repeat(9_990));
    expect(lines).toContain('y'.repeat(10_000));
  });

  it('may end its process: the call fails, and the next one gets a new process', async () => {
    const flow = is.workflow('flow', {
      tools: [from('exits'), from('none')],
      rules: [is.start('exits'), is.when('exits', [], { failed: is.choice('none') }), is.arrow('none', 'exit')],
    });
    const run = await realRun(is.program(flow));
    expect(run.end).toEqual({ reason: 'exit', result: null });
    expect(eventsOf(run, 'tool-finished')[0]).toMatchObject({
      ok: false,
      result: 'the module ended its process (exit code 3)',
    });
    expect(eventsOf(run, 'tool-output').map(({ text }) => text)).toEqual(['good bye']);
  });

  it('may loop for ever: it is killed when its time is over', async () => {
    // The call before it starts the process, which may take its time.
    const flow = is.workflow('flow', {
      tools: [from('none'), from('hangs', { timeout: 3000 })],
      rules: [is.start('none'), is.arrow('none', 'hangs'), is.arrow('hangs', 'exit')],
    });
    const run = await realRun(is.program(flow));
    expect(run.end).toMatchObject({ reason: 'tool-failed', message: '`hangs` failed: it took longer than 3000 ms' });
    await gone(Number(eventsOf(run, 'tool-output')[0]?.text));
  });

  it('may loop for ever: the next call gets a new process', async () => {
    const flow = is.workflow('flow', {
      tools: [from('hangs', { timeout: 2000 }), from('none')],
      rules: [is.start('hangs'), is.when('hangs', [], { failed: is.choice('none') }), is.arrow('none', 'exit')],
    });
    const run = await realRun(is.program(flow));
    expect(run.end).toEqual({ reason: 'exit', result: null });
  });

  it('may end its process and leave one behind that keeps the output open', async () => {
    const run = await realRun(callOnce(from('leaves')));
    process.kill(Number(eventsOf(run, 'tool-output')[0]?.text), 'SIGKILL');
    expect(run.end.message).toContain('ended its process (exit code 3)');
  });

  it('gets a process when there was none to be had for the call before', async () => {
    const flow = is.workflow('flow', {
      tools: [from('number'), from('none')],
      rules: [is.start('number'), is.when('number', [], { failed: is.choice('none') }), is.arrow('none', 'exit')],
    });
    const node = process.execPath;
    process.execPath = folder.file('no-node');
    const run = await realRun(is.program(flow), {
      onEvent: ({ type }) => {
        if (type === 'tool-finished') process.execPath = node;
      },
    });
    expect(run.end).toEqual({ reason: 'exit', result: null });
  });

  it('is killed when the run is cancelled, and everything that it started', async () => {
    for (const name of ['hangs', 'spawns']) {
      const cancel = new AbortController();
      const run = await realRun(callOnce(from(name)), {
        signal: cancel.signal,
        onEvent: (event) => {
          if (event.type === 'tool-output') cancel.abort();
        },
      });
      expect(run.end.reason).toBe('cancelled');
      expect(eventsOf(run, 'tool-finished')).toMatchObject([{ ok: false }]);
      await gone(Number(eventsOf(run, 'tool-output')[0]?.text));
    }
  });

  it('sees no key of the environment, and the secrets that its tool names', async () => {
    process.env.TEST_API_KEY = 'key';
    try {
      const bare = await realRun(callOnce(from('sees')));
      expect(bare.end.result).toEqual([]);
    } finally {
      delete process.env.TEST_API_KEY;
    }
    const told = await realRun(callOnce(from('told', { secrets: ['MAIL'] })), {
      host: { askSecret: ({ name }) => Promise.resolve({ value: `value of ${name}` }) },
    });
    expect(told.end.result).toEqual({ secrets: { MAIL: '[secret]' }, idempotencyKey: 'real/1.tool.told' });
    expect(JSON.stringify(told.events)).not.toContain('value of MAIL');
  });

  it('says which module its own module lacks, and nothing of who looked for it', async () => {
    const { end } = await realRun(callOnce(from('any', {}, './lacks.ts')));
    expect(end.message).toContain("Cannot find module './nowhere.ts'");
    expect(end.message).not.toContain('tool-host');
  });

  it('fails when its module does not export it', async () => {
    const absent = await realRun(callOnce(from('page2')));
    expect(absent.end.message).toContain('does not export a function called `page2`');
  });
});

import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  askApproval,
  askModel,
  askPerson,
  askSecret,
  cancelRun,
  modelText,
  type AskModelParams,
  type ModelAnswer,
} from '#executor/protocol/messages.ts';
import { gone } from './support/processes.ts';
import * as is from './support/programs.ts';
import { callOnce } from './support/real-run.ts';
import { eventsOf } from './support/scripted-run.ts';
import { startExecutor } from './support/started-executor.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { template } = is;
const person = (name: string) =>
  is.tool(name, { returns: is.string, implementation: { kind: 'person', id: 'person', text: template('What now?') } });
const environment = is.tool('environment', {
  returns: is.string,
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [template(process.execPath), template('-p'), template('String(process.env.ELECTRON_RUN_AS_NODE)')],
  },
});
const sleeping = is.tool('sleeping', {
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [
      template(process.execPath),
      template('-e'),
      template('console.error(process.pid); setInterval(() => 0, 1000)'),
    ],
  },
});

const folder = temporaryFolder();
folder.write('loop.mjs', 'export function loop() { console.log(process.pid); for (;;); }');
folder.write(
  'spawn.mjs',
  `import { spawn } from 'node:child_process';
   export function spawns() {
     console.log(spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']).pid);
     return new Promise(() => {});
   }`,
);
const spawning = is.tool('spawning', {
  implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path: './spawn.mjs', export: 'spawns' },
});
const looping = is.tool('looping', {
  implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path: './loop.mjs', export: 'loop' },
});

describe('the process of the executor', { timeout: 30_000 }, () => {
  it('runs several programs at once and keeps them apart', async () => {
    const { run, connection, events } = startExecutor();
    connection.onRequest(askPerson, ({ run: of }: { run: string }) => ({ answer: `for ${of}` }));
    const results = await Promise.all([run('a', callOnce(person('ask'))), run('b', callOnce(person('ask')))]);
    expect(results).toEqual([{ reason: 'exit' }, { reason: 'exit' }]);
    for (const name of ['a', 'b']) {
      const own = events.filter((event) => event.run === name);
      expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_event, index) => index));
      expect(own.at(-1)).toMatchObject({ type: 'run-finished', result: `for ${name}` });
    }
  });

  it('asks its host for approvals and secrets, and goes on with the answers', async () => {
    const { run, connection, events } = startExecutor();
    const shown = is.tool('shown', {
      secrets: ['TOKEN'],
      implementation: {
        kind: 'command',
        id: 'command',
        file: import.meta.url,
        argv: [template(process.execPath), template('-p'), template('process.env.TOKEN.length')],
      },
      returns: is.integer,
    });
    const once = callOnce(shown);
    const rules = [{ type: 'requires-approval', id: 'approve', tool: 'shown' } as const];
    const guarded = {
      ...once,
      workflows: once.workflows.map((flow) => ({ ...flow, rules: [...flow.rules, ...rules] })),
    };
    connection.onRequest(askApproval, () => ({ verdict: 'once' }));
    connection.onRequest(askSecret, () => ({ value: 'canary' }));
    expect(await run('a', guarded)).toEqual({ reason: 'exit' });
    expect(eventsOf({ events }, 'run-finished')).toMatchObject([{ result: 6 }]);
  });

  it('asks its host for replies of the models of the editor, and tells their text as it comes', async () => {
    const { run, connection, events } = startExecutor();
    connection.onRequest(askModel, async ({ question, request }: AskModelParams): Promise<ModelAnswer> => {
      for (const delta of ['Let ', 'me.']) await connection.sendNotification(modelText, { question, delta });
      return { reply: { text: 'Let me.', call: { name: request.tools[0]?.name ?? '', arguments: '{}' } } };
    });
    const free = callOnce(environment);
    const rules = [is.start('environment'), is.arrow('environment', 'environment', 'exit')];
    const asking = { ...free, workflows: free.workflows.map((flow) => ({ ...flow, rules })) };
    const limit = { type: 'max-count', id: 'limit', tool: 'environment', limit: 2 } as const;
    const limited = { ...asking, workflows: asking.workflows.map((flow) => ({ ...flow, rules: [...rules, limit] })) };
    expect(await run('a', limited, { model: 'vscode/test/model' })).toEqual({ reason: 'invalid-arguments' });
    expect(eventsOf({ events }, 'model-text').slice(0, 2)).toMatchObject([{ delta: 'Let ' }, { delta: 'me.' }]);
    expect(eventsOf({ events }, 'model-replied')[0]).toMatchObject({ text: 'Let me.', call: { tool: 'environment' } });
    expect(eventsOf({ events }, 'run-finished')[0]).not.toHaveProperty('usage');
  });

  it('tells why a run cannot begin', async () => {
    const { run } = startExecutor();
    const declared = callOnce(is.tool('declared'));
    await expect(run('a', declared)).rejects.toMatchObject({ data: { kind: 'missing-implementation' } });
    await expect(run('b', { ...declared, version: 2 as 1 })).rejects.toMatchObject({
      data: { kind: 'invalid-program' },
    });
    await expect(run('c', declared, { inputs: { more: 1 } })).rejects.toMatchObject({
      data: { kind: 'invalid-inputs' },
    });
    expect(await run('d', declared, { model: 'rehearsal', seed: 1 })).toEqual({ reason: 'exit' });
  });

  it('cancels a run at once, whatever it waits for: what is started later ends later', async () => {
    const { run, connection, event, events } = startExecutor();
    connection.onRequest(askPerson, () => new Promise(() => undefined));
    const asking = run('person', callOnce(person('ask')));
    const working = run('command', callOnce(sleeping));
    await event(({ type, run: of }) => type === 'tool-started' && of === 'person');
    const output = await event(({ type }) => type === 'tool-output');
    for (const of of ['person', 'command', 'nobody']) await connection.sendNotification(cancelRun, { run: of });
    const later = run('later', callOnce(environment));
    expect(await asking).toEqual({ reason: 'cancelled' });
    expect(await working).toEqual({ reason: 'cancelled' });
    await later;
    const ends = eventsOf({ events }, 'run-finished').map(({ run: of }) => of);
    expect(ends).toHaveLength(3);
    expect(ends.at(-1)).toBe('later');
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it('ends with its host, and leaves no process behind', async () => {
    const { run, process: child, connection, event } = startExecutor();
    void run('command', callOnce(sleeping)).catch(() => undefined);
    const output = await event(({ type }) => type === 'tool-output');
    const exit = once(child, 'exit');
    connection.dispose();
    child.disconnect();
    await exit;
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('leaves no process behind when it gets %s', async (signal) => {
    const { run, process: child, event } = startExecutor();
    void run('command', callOnce(sleeping)).catch(() => undefined);
    const output = await event(({ type }) => type === 'tool-output');
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it('leaves nothing behind that a module started, even when it is killed itself', async () => {
    const { run, process: child, event } = startExecutor();
    void run('module', callOnce(spawning)).catch(() => undefined);
    const output = await event(({ type }) => type === 'tool-output');
    child.kill('SIGKILL');
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it('leaves no module behind that loops for ever, even when it is killed itself', async () => {
    const { run, process: child, event } = startExecutor();
    void run('module', callOnce(looping)).catch(() => undefined);
    const output = await event(({ type }) => type === 'tool-output');
    child.kill('SIGKILL');
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it('leaves no command behind, even when it is killed itself', async () => {
    const { run, process: child, event } = startExecutor();
    void run('command', callOnce(sleeping)).catch(() => undefined);
    const output = await event(({ type }) => type === 'tool-output');
    child.kill('SIGKILL');
    await gone(Number(output.type === 'tool-output' ? output.text : ''));
  });

  it('hands nothing on that makes an editor out of Node', async () => {
    const { run, events } = startExecutor();
    await run('a', callOnce(environment));
    expect(eventsOf({ events }, 'run-finished')).toMatchObject([{ result: 'undefined' }]);
  });
});

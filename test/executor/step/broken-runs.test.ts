import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const brackets = 100_000;
const deep = `${'['.repeat(brackets)}${']'.repeat(brackets)}`;
const folder = temporaryFolder();
folder.write(
  'deep.mjs',
  `export function deep({ levels }) { let value = []; for (let n = 1; n < levels; n += 1) value = [value]; return value; }`,
);

describe('a value that nests too deeply', { timeout: 30_000 }, () => {
  const node = (script: string, returns: is.ToolParts['returns']) =>
    is.tool('node', {
      ...(returns !== undefined && { returns }),
      implementation: {
        kind: 'command',
        id: 'command',
        file: import.meta.url,
        argv: [process.execPath, '-e', script].map((part) => is.template(part)),
      },
    });

  it.each([
    ['any', is.any],
    ['a list', is.list(is.any)],
    ['a text or a list', is.union(is.string, is.list(is.any))],
  ])('is a failed call when a command writes it as %s', async (_name, type) => {
    const script = `process.stdout.write('['.repeat(${brackets}) + ']'.repeat(${brackets}))`;
    const run = await realRun(callOnce(node(script, type)));
    expect(run.end.reason).toBe('tool-failed');
    expect(run.end.message).toContain('nested too deeply');
    expect(run.events.at(-1)?.type).toBe('run-finished');
  });

  it.each([[201], [4_000], [brackets]])('is a failed call when a module gives %i levels', async (levels) => {
    const tool = is.tool('deep', {
      parameters: { levels: is.integer },
      implementation: {
        kind: 'module',
        id: 'module',
        file: folder.file('flow.wf'),
        path: './deep.mjs',
        export: 'deep',
      },
    });
    const run = await realRun(callOnce(tool), { inputs: { levels } });
    expect(run.end).toMatchObject({ reason: 'tool-failed' });
    expect(run.end.message).toContain('nested too deeply');
    const just = await realRun(callOnce(tool), { inputs: { levels: 200 } });
    expect(just.end.reason).toBe('exit');
  });

  it('is no argument of a call', async () => {
    const take = is.tool('take', { parameters: { what: is.any } });
    const flow = is.workflow('flow', { tools: [take], rules: [is.start('take'), is.arrow('take', 'exit')] });
    const run = await scriptedRun(is.program(flow), {
      replies: [{ call: { name: 'take', arguments: `{"what":${deep}}` } }, calling('take', { what: 1 })],
    });
    expect(eventsOf(run, 'call-refused')).toMatchObject([{ reason: 'invalid-arguments' }]);
    expect(run.calls).toEqual([['take', { what: 1 }]]);
  });
});

describe('something unexpected', () => {
  const flow = is.workflow('flow', {
    tools: [is.tool('work')],
    rules: [is.start('work'), is.arrow('work', 'exit')],
  });

  it('in a tool ends the run, which says so', async () => {
    const run = await scriptedRun(is.program(flow), {
      tools: {
        work: () => {
          throw new Error('no such floor');
        },
      },
    });
    expect(run.end).toEqual({ reason: 'tool-failed', message: 'The run broke off: no such floor' });
    expect(run.events.map(({ type }) => type).slice(-2)).toEqual(['tool-finished', 'run-finished']);
  });

  it('in a model ends the run, which says so', async () => {
    const asking = is.workflow('flow', {
      tools: [is.tool('work', { parameters: { a: is.string } })],
      rules: [is.start('work'), is.arrow('work', 'exit')],
    });
    const run = await scriptedRun(is.program(asking), {
      model: { ask: () => Promise.reject(new TypeError('odd')) },
    });
    expect(eventsOf(run, 'run-finished')).toMatchObject([
      { reason: 'model-failed', message: 'The run broke off: odd' },
    ]);
  });

  it('in the host that asks for an approval ends the run, which says so', async () => {
    const guarded = {
      ...flow,
      rules: [...flow.rules, { type: 'requires-approval', id: 'ask', tool: 'work' } as const],
    };
    const work = {
      ...is.tool('work'),
      implementation: { kind: 'prompt', id: 'p', text: is.template('x') },
    } as const;
    const run = await realRun(is.program({ ...guarded, tools: [work] }), {
      host: { askApproval: () => Promise.reject(new Error('the line is dead')) },
      model: 'ollama/x',
    });
    expect(run.events.at(-1)).toMatchObject({
      type: 'run-finished',
      reason: 'approval-denied',
      message: 'The run broke off: the line is dead',
    });
  });
});

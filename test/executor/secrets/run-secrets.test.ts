import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { completionServer, finished, streamed, toolCall } from '../support/completion-server.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
folder.write(
  'tools.mjs',
  `export function says({ what }) { return what; }
   export function reveals(args, { secrets }) { return secrets.TOKEN; }`,
);

function from(name: string, more: is.ToolParts = {}) {
  return is.tool(name, {
    implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path: './tools.mjs', export: name },
    ...more,
  });
}

const token = 'canary-bird';
const host = { askSecret: () => Promise.resolve({ value: token }) };

describe('secrets of a run', { timeout: 30_000 }, () => {
  it.each(['test', 'canary-bird'])('do not change the way of the run, though a result is the key %s', async (key) => {
    const says = from('says', { parameters: { what: is.string }, returns: is.string });
    const flow = is.workflow('flow', {
      tools: [says],
      rules: [is.start(['says', { what: is.json(key) }]), is.when('says', [[key, is.choice('exit')]])],
    });
    const run = await realRun(is.program(flow), {
      providers: [{ name: 'openai', baseUrl: 'http://127.0.0.1:1/v1', key }],
    });
    expect(run.end.reason).toBe('exit');
    expect(eventsOf(run, 'tool-finished')[0]?.result).toBe(key === 'test' ? 'test' : '[secret]');
  });

  it('leave the names of events, tools and fields alone', async () => {
    const says = from('says', { parameters: { what: is.any }, returns: is.any });
    const { events } = await realRun(callOnce(says), {
      inputs: { what: { 'tool-finished': 'run-finished' } },
      providers: ['run-finished', 'tool-finished'].map((key) => ({ name: key, baseUrl: 'http://127.0.0.1:1/v1', key })),
    });
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'tool-started', 'tool-finished', 'run-finished']);
  });

  it('are kept from the model, and given as they are to the next tool', async () => {
    const server = await completionServer([streamed([toolCall('finish', '{"answer":"done"}'), finished])]);
    const tools = [from('reveals', { secrets: ['TOKEN'] }), from('says', { parameters: { what: is.string } })];
    const flow = is.workflow('flow', {
      tools,
      rules: [
        is.start('reveals'),
        is.arrow('reveals', ['says', { what: is.result('reveals') }]),
        is.when('says', [[token, is.choice('says', 'exit')]]),
      ],
    });
    const run = await realRun(is.program(flow), {
      host,
      model: 'local/m',
      providers: [{ name: 'local', baseUrl: server.baseUrl, key: 'key-of-the-model' }],
    });
    expect(run.end).toEqual({ reason: 'exit', result: 'done' });
    expect(JSON.stringify(server.requests[0]?.body)).toContain('[secret]');
    expect(JSON.stringify([run.events, server.requests[0]?.body])).not.toContain(token);
  });

  it('are not shown to a person who is asked', async () => {
    const flow = is.workflow('flow', {
      tools: [from('reveals', { secrets: ['TOKEN'] }), from('says', { parameters: { what: is.string } })],
      rules: [
        is.start('reveals'),
        is.arrow('reveals', ['says', { what: is.result('reveals') }]),
        is.arrow('says', 'exit'),
        { type: 'requires-approval', id: 'approve', tool: 'says' },
      ],
    });
    const shown: Json[] = [];
    const run = await realRun(is.program(flow), {
      host: {
        ...host,
        askApproval: (question) => {
          shown.push(question.arguments);
          return Promise.resolve({ verdict: 'once' });
        },
      },
    });
    expect(shown).toEqual([{ what: '[secret]' }]);
    expect(run.end).toEqual({ reason: 'exit', result: '[secret]' });
  });

  it('do not appear in a streamed text that cuts them in two', async () => {
    const server = await completionServer([
      streamed([{ delta: { content: 'the key is canary' } }, { delta: { content: '-bird, the can' } }, finished]),
    ]);
    const flow = is.workflow('flow', { tools: [from('says')], rules: [], result: is.string });
    const run = await realRun(is.program(flow), {
      model: 'local/m',
      providers: [{ name: 'local', baseUrl: server.baseUrl, key: token }],
    });
    const deltas = eventsOf(run, 'model-text').map(({ delta }) => delta);
    expect(deltas.join('')).toBe('the key is [secret], the can');
    expect(run.events.findIndex(({ type }) => type === 'model-replied')).toBeGreaterThan(
      run.events.findLastIndex(({ type }) => type === 'model-text'),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import { ModelError } from '#executor/model/chat-model.ts';
import { completionServer, failing, finished, streamed, toolCall, usage } from '../support/completion-server.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const rate = is.tool('rate', {
  returns: is.integer,
  implementation: { kind: 'prompt', id: 'prompt', text: is.template('How good is it?') },
});

/** A flow that asks the model for a rating and exits; each reply costs 18 tokens. */
function rating(settings: is.WorkflowParts['settings'] = {}) {
  const rules = [is.start('rate'), is.arrow('rate', 'exit')];
  return is.program(is.workflow('flow', { tools: [rate], rules, settings }));
}

const good = streamed([toolCall('answer', '{"value":7}'), finished, usage]);
const bad = streamed([toolCall('answer', '{"value":"well"}'), finished, usage]);

async function rated(answers: Parameters<typeof completionServer>[0], settings: is.WorkflowParts['settings'] = {}) {
  const server = await completionServer(answers);
  const providers = [{ name: 'local', baseUrl: server.baseUrl }];
  const run = await realRun(rating(settings), { providers, model: 'local/m' });
  return { ...run, server, finish: eventsOf(run, 'run-finished').at(-1) };
}

describe('tokens of a prompt tool', () => {
  it('count against the budget, also when its result would end the run', async () => {
    const over = await rated([good], { budget: 17 });
    expect(over.end).toEqual({ reason: 'budget', message: 'The run has used 18 of 17 tokens.', result: 7 });
    expect((await rated([good], { budget: 18 })).end).toEqual({ reason: 'exit', result: 7 });
  });

  it('end its tries when they are used up', async () => {
    const { end, server } = await rated([bad, bad, good], { budget: 30 });
    expect(end.reason).toBe('budget');
    expect(server.requests).toHaveLength(2);
  });

  it('are not asked for when nothing is left', async () => {
    const server = await completionServer([good]);
    const twice = is.workflow('flow', {
      tools: [rate, { ...rate, id: 'tool again', name: 'again' }],
      rules: [is.start('rate'), is.arrow('rate', 'again'), is.arrow('again', 'exit')],
      settings: { budget: 18 },
    });
    const { end } = await realRun(is.program(twice), {
      providers: [{ name: 'local', baseUrl: server.baseUrl }],
      model: 'local/m',
    });
    expect(end.reason).toBe('budget');
    expect(server.requests).toHaveLength(1);
  });

  it('of earlier tries count when the model then fails, and the sum is unknown', async () => {
    const { end, finish } = await rated([bad, failing(401, 'no')], { budget: 20 });
    expect(end.reason).toBe('budget');
    expect(finish).not.toHaveProperty('usage');
  });
});

describe('tokens that nobody reported', () => {
  const slow = is.tool('work', {
    parameters: { a: is.string },
    implementation: {
      kind: 'command',
      id: 'command',
      file: import.meta.url,
      argv: [process.execPath, '-e', 'setInterval(() => {}, 1000)'].map((part) => is.template(part)),
    },
  });
  const asking = is.workflow('asking', {
    tools: [slow],
    rules: [is.start('work'), is.arrow('work', 'work', 'exit')],
  });

  it('are unknown after a request that failed', async () => {
    const run = await scriptedRun(is.program(asking), {
      replies: [calling('work', { a: '1' }), new ModelError('overloaded', { retryable: false })],
    });
    expect(run.end.reason).toBe('model-failed');
    expect(eventsOf(run, 'run-finished')[0]).not.toHaveProperty('usage');
  });

  it.each([
    ['its own', is.program(asking)],
    [
      'a called workflow',
      is.program(
        is.workflow('top', {
          tools: [is.workflowTool(asking)],
          rules: [is.start('asking'), is.arrow('asking', 'exit')],
        }),
        [asking],
      ),
    ],
  ])('are unknown after a cancelled request of %s', async (_name, tested) => {
    const cancel = new AbortController();
    const server = await completionServer([() => undefined]);
    const run = await realRun(tested, {
      signal: cancel.signal,
      providers: [{ name: 'local', baseUrl: server.baseUrl }],
      model: 'local/m',
      onEvent: ({ type }) => {
        if (type === 'model-asked') cancel.abort();
      },
    });
    const ends = eventsOf(run, 'run-finished');
    expect(ends.map(({ reason }) => reason)).toEqual(ends.map(() => 'cancelled'));
    for (const end of ends) expect(end).not.toHaveProperty('usage');
  });

  it('of a called workflow reach the caller when both are cancelled', async () => {
    const cancel = new AbortController();
    const server = await completionServer([streamed([toolCall('work', '{"a":"1"}'), finished, usage])]);
    const top = is.workflow('top', {
      tools: [is.workflowTool(asking)],
      rules: [is.start('asking'), is.arrow('asking', 'exit')],
    });
    const run = await realRun(is.program(top, [asking]), {
      signal: cancel.signal,
      providers: [{ name: 'local', baseUrl: server.baseUrl }],
      model: 'local/m',
      onEvent: (event) => {
        if (event.type === 'tool-started' && event.tool === 'work') cancel.abort();
      },
    });
    expect(eventsOf(run, 'run-finished')).toMatchObject([
      { run: 'real/1', reason: 'cancelled', usage: { input: 11, output: 7 } },
      { run: 'real', reason: 'cancelled', usage: { input: 11, output: 7 } },
    ]);
  });
});

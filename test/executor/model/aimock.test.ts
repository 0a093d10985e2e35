import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

const mock = new LLMock({ port: 0 });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
beforeEach(() => {
  mock.clearFixtures().clearRequests();
});

const calls = (name: string, args: object) => ({ toolCalls: [{ name, arguments: JSON.stringify(args) }] });
const search = is.tool('search', {
  parameters: { query: is.string },
  returns: is.string,
  implementation: { kind: 'prompt', id: 'prompt', text: is.template('Find ', is.input('query')) },
});
const judge = is.tool('judge', {
  returns: is.literals('good', 'bad'),
  implementation: { kind: 'prompt', id: 'prompt', text: is.template('Is it good?') },
});
const flow = is.program(
  is.workflow('flow', {
    inputs: [is.parameter('topic', is.string)],
    settings: { model: 'mock/gpt-test', prompt: is.template('Research ', is.input('topic')) },
    tools: [search, judge],
    rules: [
      is.start('search'),
      is.arrow('search', 'judge'),
      is.when('judge', [
        ['good', is.choice('search', 'exit')],
        ['bad', is.choice('search')],
      ]),
    ],
  }),
);
const providers = () => [{ name: 'mock', baseUrl: `${mock.url}/v1`, key: 'sk-secret-key' }];

describe('a run against an OpenAI-compatible server', () => {
  it('calls tools, routes typed results, and finishes', async () => {
    mock
      .on({ userMessage: 'Find', sequenceIndex: 0 }, { content: 'Whales sing.' })
      .on({ userMessage: 'Is it good?' }, calls('answer', { value: 'good' }))
      .on({ userMessage: 'Research', hasToolResult: false }, calls('search', { query: 'whales' }))
      .on({ userMessage: 'Research', hasToolResult: true }, calls('finish', { answer: 'They sing.' }));
    const run = await realRun(flow, { inputs: { topic: 'whales' }, providers: providers() });
    expect(run.end).toEqual({ reason: 'exit', result: 'They sing.' });
    expect(eventsOf(run, 'tool-finished').map(({ tool, result }) => [tool, result])).toEqual([
      ['search', 'Whales sing.'],
      ['judge', 'good'],
    ]);
    expect(eventsOf(run, 'run-finished')[0]?.usage?.input).toBeGreaterThan(0);
    expect(JSON.stringify(run.events)).not.toContain('sk-secret-key');
    const offered = mock.getRequests().map(({ body }) => JSON.stringify(body?.tools ?? []));
    expect(offered.map((tools) => [...tools.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name))).toEqual([
      ['search'],
      [],
      ['answer'],
      ['search', 'finish'],
    ]);
  });

  it('ends with model-failed when the server refuses', async () => {
    mock.nextRequestError(401, { message: 'Incorrect API key provided: sk-secret-key' });
    const run = await realRun(flow, { inputs: { topic: 'x' }, providers: providers() });
    expect(run.end.reason).toBe('model-failed');
    expect(run.end.message).toContain('401');
    expect(JSON.stringify(run.events)).not.toContain('sk-secret-key');
  });

  it('cannot begin with a provider that nobody knows, or without the key that it needs', async () => {
    await expect(realRun(flow, { inputs: { topic: 'x' } })).rejects.toMatchObject({
      refusal: { kind: 'unknown-model' },
    });
    await expect(realRun(flow, { inputs: { topic: 'x' }, model: 'openai/gpt-4.1' })).rejects.toMatchObject({
      refusal: { kind: 'missing-key' },
    });
  });
});

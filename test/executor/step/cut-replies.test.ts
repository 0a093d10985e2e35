import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const search = is.tool('search', { parameters: { 'query?': is.string }, returns: is.string });
const flow = is.program(
  is.workflow('flow', { tools: [search], rules: [is.start('search'), is.arrow('search', 'search', 'exit')] }),
);
const answering = is.program(is.workflow('flow', { tools: [search], rules: [], result: is.string }));
const cut = { cut: true } as const;

describe('a reply that a limit of tokens cut off', () => {
  it('is no answer: the model is told, and may be brief', async () => {
    const run = await scriptedRun(answering, { replies: [{ text: 'The answer is fo', ...cut }, { text: '42' }] });
    expect(run.end).toEqual({ reason: 'answered', result: '42' });
    const [refused] = eventsOf(run, 'call-refused');
    expect(refused?.hint).toMatch(/^The reply was cut off at the model's limit of tokens: be brief\. Answer, or call/);
  });

  it('is no call while its arguments are not complete, not even of a tool that needs none', async () => {
    for (const json of ['{"query":"wha', '']) {
      const half = { call: { name: 'search', arguments: json }, ...cut };
      const run = await scriptedRun(flow, { replies: [half, half, half] });
      expect(run.calls).toEqual([]);
      expect(run.end.reason).toBe('invalid-arguments');
      expect(run.end.message).toContain("they were cut off at the model's limit of tokens");
    }
  });

  it('is a call when that is complete', async () => {
    const run = await scriptedRun(flow, { replies: [{ ...calling('search', { query: 'x' }), ...cut }] });
    expect(run.calls[0]).toEqual(['search', { query: 'x' }]);
  });

  it('says so when it ends the run', async () => {
    const half = { text: 'First I will', ...cut };
    const run = await scriptedRun(flow, { replies: [half, half, half] });
    expect(run.end.reason).toBe('no-tool-call');
    expect(run.end.message).toContain("cut off at the model's limit of tokens");
  });
});

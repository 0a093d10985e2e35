import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });

describe('replies that cannot be used', () => {
  const flow = program(
    workflow('flow', {
      tools: [search, mail],
      rules: [start('search'), arrow('search', 'mail'), arrow('mail', 'exit')],
    }),
  );

  it('are not run; the model is told why and may do better', async () => {
    const run = await scriptedRun(flow, {
      replies: [
        calling('mail', { to: 'ada' }),
        calling('search', { query: 1 }),
        { text: 'Done!' },
        calling('search', { query: 'x' }),
      ].slice(1),
    });
    expect(run.calls).toEqual([['search', { query: 'x' }]]);
    expect(eventsOf(run, 'call-refused').map(({ reason }) => reason)).toEqual(['invalid-arguments', 'no-call']);
    expect(run.requests[1]?.messages.at(-1)).toMatchObject({ role: 'tool' });
    expect(run.requests[2]?.messages.at(-1)).toMatchObject({ role: 'user' });
  });

  it('are not repeated at length: neither to the model nor to a person', async () => {
    const long = 'x'.repeat(1_000_000);
    const replies = [calling(long), calling('search', { [long]: 1, query: 'x' }), calling('search', { query: 'x' })];
    const run = await scriptedRun(flow, { replies: [...replies, calling('mail', { to: 'ada' })] });
    expect(run.end.reason).toBe('exit');
    const refused = eventsOf(run, 'call-refused');
    expect(refused).toHaveLength(2);
    expect(refused[0]?.tool).toHaveLength(101);
    for (const { hint } of refused) expect(hint.length).toBeLessThanOrEqual(10_000);
    for (const message of run.requests[2]?.messages.filter(({ role }) => role === 'tool') ?? [])
      expect(JSON.stringify(message).length).toBeLessThan(11_000);
  });

  it('are counted together, whatever is wrong with each; the last one names the reason', async () => {
    const wrong = [calling('mail', { to: 'ada' }), calling('nothing'), calling('search', { query: 1 })];
    const run = await scriptedRun(flow, { replies: [...wrong, calling('search', { query: 'x' })] });
    expect(run.end.reason).toBe('invalid-arguments');
    expect(run.end.message).toMatch(/^3 replies in a row were refused\. The arguments do not fit: /);
    expect(run.requests).toHaveLength(3);
  });

  it.each([
    ['rule-violation', calling('mail', { to: 'ada' })],
    ['rule-violation', calling('nothing')],
    ['invalid-arguments', calling('search', { query: 1 })],
    ['invalid-arguments', calling('search', {})],
    ['invalid-arguments', calling('search', { query: 'x', more: 1 })],
    ['invalid-arguments', { call: { name: 'search', arguments: '{"query":' } }],
    ['invalid-arguments', { call: { name: 'search', arguments: '[]' } }],
    ['no-tool-call', { text: 'I am done.' }],
    ['no-tool-call', {}],
  ])('three in a row end the run with %s', async (reason, reply) => {
    const run = await scriptedRun(flow, { replies: [reply, reply, reply, calling('search', { query: 'x' })] });
    expect(run.end.reason).toBe(reason);
    expect(run.requests).toHaveLength(3);
    expect(run.calls).toEqual([]);
  });

  it('never put arguments into the conversation that are not JSON, nor names that are not safe', async () => {
    const run = await scriptedRun(flow, { replies: [{ call: { name: 'se arch', arguments: '{' } }] });
    expect(run.requests[1]?.messages.at(-2)).toMatchObject({ call: { name: 'unknown_tool', arguments: '{}' } });
  });

  it('start again from nothing after a good one', async () => {
    const bad = calling('mail', { to: 'x' });
    const worse = calling('search', { query: 'x' });
    const run = await scriptedRun(flow, {
      replies: [bad, bad, calling('search', { query: 'x' }), worse, worse, calling('mail', { to: 'ada' })],
    });
    expect(run.end.reason).toBe('exit');
  });
});

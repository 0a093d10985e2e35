import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, choice, program, start, tool, when, workflow } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });
const report = tool('report', { parameters: { title: is.string }, returns: is.object({ text: is.string }) });

describe('arguments that the author fixed', () => {
  it('make a call without the model, and can read earlier results and arguments', async () => {
    const flow = workflow('flow', {
      inputs: [is.parameter('who', is.string)],
      tools: [search, report, mail],
      rules: [
        start(['search', { query: is.json('fixed') }]),
        arrow('search', ['report', { title: is.result('search') }]),
        arrow('report', ['mail', { to: is.input('who'), body: is.argumentsOf('report', 'title') }]),
        arrow('mail', 'exit'),
      ],
    });
    const run = await scriptedRun(program(flow), {
      inputs: { who: 'ada' },
      tools: { search: () => 'found', report: () => ({ text: 'long' }) },
    });
    expect(run.end.reason).toBe('exit');
    expect(run.requests).toEqual([]);
    expect(run.calls).toEqual([
      ['search', { query: 'fixed' }],
      ['report', { title: 'found' }],
      ['mail', { to: 'ada', body: 'found' }],
    ]);
    expect(eventsOf(run, 'tool-started').every(({ chosenBy }) => chosenBy === 'rules')).toBe(true);
  });

  it('win over those of the model and vanish from what it is offered', async () => {
    const flow = workflow('flow', {
      tools: [mail, report],
      rules: [start(['mail', { to: is.json('boss') }], 'report'), arrow('mail', 'exit'), arrow('report', 'exit')],
    });
    const run = await scriptedRun(program(flow), { replies: [calling('mail', { to: 'thief', body: 'hi' })] });
    expect(run.requests[0]?.tools[0]?.parameters).toMatchObject({ properties: { body: { type: 'string' } } });
    expect(run.requests[0]?.tools[0]?.parameters.properties).not.toHaveProperty('to');
    expect(run.calls).toEqual([['mail', { to: 'boss', body: 'hi' }]]);
  });

  it('end the run at once when they do not fit', async () => {
    const flow = workflow('flow', {
      tools: [search, mail],
      rules: [start(['search', { query: is.json(7) }]), arrow('search', 'exit')],
    });
    const run = await scriptedRun(program(flow));
    expect(run.end).toMatchObject({ reason: 'invalid-arguments' });
    expect(run.end.message).toContain('`query`');
    expect(run.calls).toEqual([]);
  });

  it('end the run as failed when they read a failed call', async () => {
    const flow = workflow('flow', {
      tools: [search, mail],
      rules: [
        start(['search', { query: is.json('x') }]),
        when('search', [], { failed: choice(['mail', { to: is.result('search') }]), otherwise: choice('mail') }),
        arrow('mail', 'exit'),
      ],
    });
    const run = await scriptedRun(program(flow), { tools: { search: () => new Error('down') } });
    expect(run.end.reason).toBe('tool-failed');
    expect(run.end.message).toContain('down');
  });
});

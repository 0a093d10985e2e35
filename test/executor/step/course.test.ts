import { describe, expect, it } from 'vitest';
import { ModelError } from '#executor/model/chat-model.ts';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { cancelled, eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });
const report = tool('report', { parameters: { title: is.string }, returns: is.object({ text: is.string }) });

describe('a run that goes as written', () => {
  const research = program(
    workflow('research', {
      tools: [search, mail, report],
      rules: [start('search'), arrow('search', 'mail', 'report'), arrow('mail', 'exit'), arrow('report', 'exit')],
    }),
  );

  it('offers only what the rules allow, forces the only tool, and ends with the result of the exit tool', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
      tools: { search: () => 'found', mail: () => 'sent' },
    });
    expect(run.end).toEqual({ reason: 'exit', result: 'sent' });
    expect(run.requests.map(({ choice: chosen, tools }) => [chosen, tools.map(({ name }) => name)])).toEqual([
      [{ tool: 'search' }, ['search']],
      ['required', ['mail', 'report']],
    ]);
    expect(eventsOf(run, 'tool-started').map(({ chosenBy, at }) => [chosenBy, at])).toEqual([
      ['forced', 'target search'],
      ['model', 'target mail'],
    ]);
    expect(eventsOf(run, 'run-finished')).toMatchObject([
      { reason: 'exit', steps: 4, usage: { input: 20, output: 10 } },
    ]);
  });

  it('tells the model what it did and what came of it', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
      tools: { search: () => 'found' },
    });
    expect(run.requests[1]?.messages.slice(2)).toEqual([
      { role: 'assistant', call: { id: 'call00002', name: 'search', arguments: '{"query":"whales"}' } },
      { role: 'tool', id: 'call00002', text: 'found' },
    ]);
  });

  it('names steps from recorded history only', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
    });
    expect(run.operations.map((op) => (op.kind === 'tool' ? op.key : op.kind))).toEqual([
      'model',
      'run/2.tool.search',
      'model',
      'run/4.tool.mail',
    ]);
  });

  it('stops with what was done so far when it is cancelled', async () => {
    const run = await scriptedRun(research, { signal: cancelled() });
    expect(run.end.reason).toBe('cancelled');
    expect(run.operations).toEqual([]);
  });

  it('stops with model-failed when no reply can be had', async () => {
    const run = await scriptedRun(research, { replies: [new ModelError('no route', { retryable: false })] });
    expect(run.end).toMatchObject({ reason: 'model-failed', message: 'no route' });
  });
});

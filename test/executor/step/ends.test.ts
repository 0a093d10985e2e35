import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { scriptedRun } from '../support/scripted-run.ts';

const { arrow, choice, program, start, tool, workflow } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });
const report = tool('report', { parameters: { title: is.string }, returns: is.object({ text: is.string }) });

describe('the end of a run', () => {
  it('is the built-in `finish` where `exit` stands beside others', async () => {
    const flow = workflow('flow', {
      result: is.object({ total: is.integer }),
      tools: [search],
      rules: [start('search'), arrow('search', 'search', 'exit')],
    });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' }), calling('finish', { answer: { total: 3 } })],
    });
    expect(run.requests[1]?.tools.map(({ name }) => name)).toEqual(['search', 'finish']);
    expect(run.end).toEqual({ reason: 'exit', result: { total: 3 } });
    expect(run.calls).toHaveLength(1);
  });

  it('gives the built-in another name beside a tool called finish', async () => {
    const finish = tool('finish');
    const flow = workflow('flow', { tools: [finish], rules: [start('finish'), arrow('finish', 'finish', 'exit')] });
    const run = await scriptedRun(program(flow), { replies: [calling('finish_run', { answer: 'done' })] });
    expect(run.requests[0]?.tools.map(({ name }) => name)).toEqual(['finish', 'finish_run']);
    expect(run.end).toEqual({ reason: 'exit', result: 'done' });
  });

  it('asks for no answer where the author fixed it', async () => {
    const exit = { ...choice('search', 'exit'), exit: { id: 'exit', answer: is.json('fixed') } };
    const flow = workflow('flow', {
      tools: [search],
      rules: [start('search'), { type: 'child', id: 'arrow', tool: 'search', choice: exit }],
    });
    const run = await scriptedRun(program(flow), { replies: [calling('search', { query: 'x' }), calling('finish')] });
    expect(run.requests[1]?.tools[1]?.parameters).toMatchObject({ properties: {} });
    expect(run.end).toEqual({ reason: 'exit', result: 'fixed' });
    const own = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' }), calling('finish', { answer: 'mine' }), calling('finish')],
    });
    expect(own.events).toContainEqual(
      expect.objectContaining({ type: 'call-refused', reason: 'invalid-arguments', tool: 'finish' }),
    );
    expect(own.end).toEqual({ reason: 'exit', result: 'fixed' });
  });

  it('is not offered, and an exit tool does not end the run, while a required tool is missing', async () => {
    const flow = workflow('flow', {
      tools: [search, report, mail],
      rules: [
        start('search'),
        arrow('search', 'report', 'mail', 'exit'),
        arrow('mail', 'exit'),
        arrow('report', 'mail', 'exit'),
        { type: 'required-before-exit', id: 'require', tool: 'report' },
      ],
    });
    const run = await scriptedRun(program(flow), {
      replies: [
        calling('search', { query: 'x' }),
        calling('mail', { to: 'ada' }),
        calling('report', { title: 't' }),
        calling('finish', { answer: 'ok' }),
      ],
      tools: { report: () => ({ text: 'x' }) },
    });
    expect(run.requests[1]?.tools.map(({ name }) => name)).not.toContain('finish');
    expect(run.calls.map(([name]) => name)).toEqual(['search', 'mail', 'report']);
    expect(run.end).toEqual({ reason: 'exit', result: 'ok' });
  });

  it('is a failure when the exit tool failed', async () => {
    const flow = workflow('flow', { tools: [search], rules: [start('search'), arrow('search', 'exit')] });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' })],
      tools: { search: () => new Error('offline') },
    });
    expect(run.end).toMatchObject({ reason: 'tool-failed', message: '`search` failed: offline' });
  });

  it('is an answer only where no rule asks for a call', async () => {
    const flow = workflow('flow', { tools: [search, mail], rules: [arrow('search', 'mail')] });
    const run = await scriptedRun(program(flow), {
      replies: [
        calling('search', { query: 'x' }),
        { text: 'too early' },
        calling('mail', { to: 'ada' }),
        { text: 'Done.' },
      ],
    });
    expect(run.requests.map(({ choice: chosen }) => chosen)).toEqual([
      'auto',
      { tool: 'mail' },
      { tool: 'mail' },
      'auto',
    ]);
    expect(run.end).toEqual({ reason: 'answered', result: 'Done.' });
  });

  it('is a dead end when nothing is allowed, and the rules that clash are named', async () => {
    const flow = workflow('flow', {
      tools: [search],
      rules: [start('search'), arrow('search', 'search'), { type: 'max-count', id: 'limit', tool: 'search', limit: 1 }],
    });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' })],
      tools: { search: () => 'y' },
    });
    expect(run.end).toMatchObject({ reason: 'dead-end', result: 'y' });
    expect(run.end.message).toContain('`limit search to 1`');
    expect(run.end.message).toContain('`search -> search`');
  });
});

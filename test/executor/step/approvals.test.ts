import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import type { ApprovalVerdict } from '#executor/protocol/messages.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;

const draft = tool('draft', { returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });
const approve = { type: 'requires-approval', id: 'approve', tool: 'mail' } as const;
const flow = program(
  workflow('flow', {
    tools: [draft, mail],
    rules: [start('draft'), arrow('draft', 'mail'), arrow('mail', 'mail', 'exit'), approve],
  }),
);
const send = calling('mail', { to: 'ada' });
const done = calling('finish', { answer: 'ok' });
const denied: ApprovalVerdict = { verdict: 'denied', reason: 'not her' };

describe('a call that a person must agree to', () => {
  it('is shown with its arguments and the rules that allow it, and made when the person agrees', async () => {
    const run = await scriptedRun(flow, { replies: [send, done], verdicts: [{ verdict: 'once' }] });
    expect(run.questions).toMatchObject([
      { run: 'run', path: ['flow'], tool: 'mail', arguments: { to: 'ada' }, why: 'Allowed by `draft -> mail`.' },
    ]);
    expect(run.calls.map(([name]) => name)).toEqual(['draft', 'mail']);
    expect(eventsOf(run, 'approval-given')).toMatchObject([{ tool: 'mail', verdict: 'once' }]);
  });

  it('is asked for each time, or once for the rest of the run', async () => {
    const replies = [send, send, send, done];
    const once = await scriptedRun(flow, { replies, verdicts: Array.from({ length: 3 }, () => ({ verdict: 'once' })) });
    expect(once.questions).toHaveLength(3);
    const always = await scriptedRun(flow, { replies, verdicts: [{ verdict: 'run' }] });
    expect(always.questions).toHaveLength(1);
    expect(always.end.reason).toBe('exit');
  });

  it('is made with the arguments that the person wrote, when they fit', async () => {
    const run = await scriptedRun(flow, {
      replies: [send, done],
      verdicts: [
        { verdict: 'once', arguments: { to: 7 } },
        { verdict: 'once', arguments: { to: 'bob', body: 'hi' } },
      ],
    });
    expect(run.questions.map(({ problem }) => problem)).toEqual([undefined, '`to`: the value must be string, not 7']);
    expect(run.calls.at(-1)).toEqual(['mail', { to: 'bob', body: 'hi' }]);
  });

  it('is made as it was asked about when the person sends the same arguments back', async () => {
    const verdicts: readonly ApprovalVerdict[] = [{ verdict: 'once', arguments: { to: 'ada' } }];
    const [given] = eventsOf(await scriptedRun(flow, { replies: [send, done], verdicts }), 'approval-given');
    expect(given).toMatchObject({ tool: 'mail', verdict: 'once' });
    expect(given).not.toHaveProperty('arguments');
  });

  it('ends the run when the person writes arguments that do not fit, three times', async () => {
    const verdicts = Array.from({ length: 3 }, () => ({ verdict: 'once', arguments: [] }) as const);
    const run = await scriptedRun(flow, { replies: [send], verdicts });
    expect(run.end.reason).toBe('invalid-arguments');
    expect(run.calls).toHaveLength(1);
  });

  it('is not made nor counted when it is denied; the model is told why and may do something else', async () => {
    const run = await scriptedRun(flow, {
      replies: [send, calling('mail', { to: 'bob' }), done],
      verdicts: [denied, { verdict: 'once' }],
    });
    expect(run.calls.at(-1)).toEqual(['mail', { to: 'bob' }]);
    expect(run.requests[1]?.messages.at(-1)).toMatchObject({
      role: 'tool',
      text: expect.stringContaining('denied this call: not her') as string,
    });
    expect(run.end.reason).toBe('exit');
  });

  it('ends the run at the third denial in a row, and at once when nothing else could be called', async () => {
    const third = await scriptedRun(flow, { replies: [send, send, send, send], verdicts: [denied, denied, denied] });
    expect(third.end.reason).toBe('approval-denied');
    expect(third.questions).toHaveLength(3);
    const fixed = workflow('fixed', {
      tools: [mail],
      rules: [start(['mail', { to: is.json('ada') }]), arrow('mail', 'exit'), approve],
    });
    const atOnce = await scriptedRun(program(fixed), { verdicts: [denied] });
    expect(atOnce.end).toMatchObject({ reason: 'approval-denied' });
    expect(atOnce.end.message).toContain('not her');
  });

  it('ends the run at once when nobody can be asked', async () => {
    const nobody = { verdict: 'denied', reason: 'nobody is there', unattended: true } as const;
    const run = await scriptedRun(flow, { replies: [send, send, send], verdicts: [nobody] });
    expect(run.end).toMatchObject({ reason: 'approval-denied', message: '`mail` was denied: nobody is there.' });
    expect(run.requests).toHaveLength(1);
    expect(eventsOf(run, 'approval-given')).toMatchObject([{ verdict: 'denied', reason: 'nobody is there' }]);
  });

  it('is never asked about while the rules forbid it', async () => {
    const run = await scriptedRun(
      program(
        workflow('flow', {
          tools: [draft, mail],
          rules: [start(['draft', {}], 'draft'), arrow('draft', 'exit'), approve],
        }),
      ),
      { replies: [send, send, send] },
    );
    expect(run.questions).toEqual([]);
  });
});

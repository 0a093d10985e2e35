import { describe, expect, it } from 'vitest';
import * as is from '../support/programs.ts';
import { scriptedRun } from '../support/scripted-run.ts';

const { arrow, choice, program, start, tool, when, workflow } = is;

describe('routing by results', () => {
  const classify = tool('classify', { returns: is.literals('spam', 'ham') });
  const archive = tool('archive');
  const reply = tool('reply');
  const cases = [['spam', choice('archive')] as const, ['ham', choice('reply')] as const];
  const tail = [arrow('archive', 'exit'), arrow('reply', 'exit')];
  const flow = (parts: is.WhenParts, returns = classify.returns) =>
    program(
      workflow('flow', {
        tools: [{ ...classify, ...(returns !== undefined && { returns }) }, archive, reply],
        rules: [start('classify'), when('classify', cases, parts), ...tail],
      }),
    );

  it.each([
    ['spam', 'archive'],
    ['ham', 'reply'],
  ])('%s leads to %s', async (value, expected) => {
    const run = await scriptedRun(flow({}), { tools: { classify: () => value } });
    expect(run.calls.map(([name]) => name)).toEqual(['classify', expected]);
  });

  it('takes `failed` for a failing tool, else `else`, else stops with tool-failed', async () => {
    const fails = { classify: () => new Error('spam') };
    const byFailed = await scriptedRun(flow({ failed: choice('reply') }), { tools: fails });
    expect(byFailed.calls.map(([name]) => name)).toEqual(['classify', 'reply']);
    const byElse = await scriptedRun(flow({ otherwise: choice('reply') }), { tools: fails });
    expect(byElse.calls.map(([name]) => name)).toEqual(['classify', 'reply']);
    const stopped = await scriptedRun(flow({}), { tools: fails });
    expect(stopped.end).toMatchObject({ reason: 'tool-failed', message: '`classify` failed: spam' });
  });

  it('stops with unmatched-result where no case takes the result', async () => {
    const run = await scriptedRun(flow({}, is.string), { tools: { classify: () => 'eggs' } });
    expect(run.end.reason).toBe('unmatched-result');
    expect(run.end.message).toContain('eggs');
  });
});

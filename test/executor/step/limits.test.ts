import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });

describe('limits', () => {
  const looping = (settings: is.WorkflowParts['settings']) =>
    program(
      workflow('flow', {
        tools: [search],
        rules: [start('search'), arrow('search', 'search', 'exit')],
        ...(settings !== undefined && { settings }),
      }),
    );
  const forever = Array.from({ length: 100 }, () => calling('search', { query: 'x' }));

  it('stop after so many calls of models and tools', async () => {
    const run = await scriptedRun(looping({ steps: 5 }), { replies: forever });
    expect(run.end.reason).toBe('max-steps');
    expect(run.operations).toHaveLength(5);
  });

  it('stop after fifty when nothing is said', async () => {
    const run = await scriptedRun(looping({}), { replies: forever });
    expect(run.operations).toHaveLength(50);
    expect(eventsOf(run, 'run-finished')).toMatchObject([{ reason: 'max-steps', steps: 50 }]);
  });

  it('stop when the tokens are used, before anything else is done', async () => {
    const run = await scriptedRun(looping({ budget: 40 }), { replies: forever });
    expect(run.end.reason).toBe('budget');
    expect(run.operations.map(({ kind }) => kind)).toEqual(['model', 'tool', 'model', 'tool', 'model']);
  });

  it('hold with providers that report no usage', async () => {
    const silent = forever.map(({ call }) => ({ ...(call !== undefined && { call }) }));
    const run = await scriptedRun(looping({ budget: 200 }), { replies: silent });
    expect(run.end.reason).toBe('budget');
    expect(eventsOf(run, 'run-finished')[0]?.usage).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';

const { tool } = is;

describe('an approval that nobody answers in time', () => {
  it('is a denial, and the question is withdrawn', async () => {
    const echo = tool('echo', {
      implementation: {
        kind: 'command',
        id: 'command',
        file: import.meta.url,
        argv: [is.template(process.execPath), is.template('-v')],
      },
    });
    const once = callOnce(echo);
    const approve = { type: 'requires-approval', id: 'approve', tool: 'echo' } as const;
    const guarded = {
      ...once,
      workflows: once.workflows.map((flow) => ({ ...flow, rules: [...flow.rules, approve] })),
    };
    let withdrawn = false;
    const run = await realRun(guarded, {
      approvalTimeout: 50,
      host: {
        askApproval: (_question, signal) => {
          signal.addEventListener('abort', () => {
            withdrawn = true;
          });
          return new Promise(() => undefined);
        },
      },
    });
    expect(run.end).toMatchObject({ reason: 'approval-denied' });
    expect(run.end.message).toContain('nobody answered in time');
    expect(withdrawn).toBe(true);
  });
});

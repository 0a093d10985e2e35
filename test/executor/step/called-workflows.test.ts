import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow, workflowTool } = is;

const mail = tool('mail', { parameters: { to: is.string } });
const approve = { type: 'requires-approval', id: 'approve', tool: 'mail' } as const;
const notify = workflow('notify', {
  inputs: [is.parameter('who', is.string)],
  tools: [mail],
  rules: [start(['mail', { to: is.input('who') }]), arrow('mail', 'exit'), approve],
});

function calls(called: Workflow, more: is.WorkflowParts['settings'] = {}) {
  const notifyTool = workflowTool(called);
  const rules = [
    start([called.name, { who: is.json('ada') }]),
    arrow(called.name, [called.name, { who: is.json('bob') }], 'exit'),
  ];
  return program(workflow('top', { tools: [notifyTool], rules, settings: more }), [called]);
}

describe('a workflow called as a tool', () => {
  it('gives the result of its exit; its events carry its path and one sequence', async () => {
    const run = await scriptedRun(calls(notify), {
      replies: [calling('finish', { answer: 'ok' })],
      tools: { mail: () => 'sent' },
      verdicts: [{ verdict: 'once' }],
    });
    expect(eventsOf(run, 'tool-finished').map(({ run: path, tool: name, result }) => [path, name, result])).toEqual([
      ['run/1', 'mail', 'sent'],
      ['run', 'notify', 'sent'],
    ]);
    expect(eventsOf(run, 'run-started').map(({ run: path, inputs }) => [path, inputs])).toEqual([
      ['run/1', { who: 'ada' }],
    ]);
    expect(run.operations.map((op) => (op.kind === 'tool' ? op.key : op.kind))).toEqual(['run/1/1.tool.mail', 'model']);
  });

  it('asks for approvals with the path to it; what a person allows for the run holds for the whole top run', async () => {
    const run = await scriptedRun(calls(notify), {
      replies: [calling('notify'), calling('finish', { answer: 'ok' })],
      verdicts: [{ verdict: 'run' }],
    });
    expect(run.questions).toMatchObject([{ run: 'run/1', path: ['top', 'notify'], tool: 'mail' }]);
    expect(run.calls).toEqual([
      ['mail', { to: 'ada' }],
      ['mail', { to: 'bob' }],
    ]);
  });

  it('is a failed tool when it ends in any other way', async () => {
    const run = await scriptedRun(calls(notify), { replies: [calling('finish', { answer: 'ok' })], verdicts: [] });
    expect(eventsOf(run, 'tool-finished')).toMatchObject([
      { tool: 'notify', ok: false, result: expect.stringContaining('ended with approval-denied') as string },
    ]);
  });

  it('has its own history and steps, and what the caller has left of its tokens', async () => {
    const looping = workflow('notify', {
      inputs: notify.inputs,
      tools: [mail],
      rules: [start('mail'), arrow('mail', 'mail', 'exit')],
      settings: { steps: 4 },
    });
    const forever = Array.from({ length: 20 }, () => calling('mail', { to: 'x' }));
    const steps = await scriptedRun(calls(looping), { replies: forever });
    expect(eventsOf(steps, 'run-finished')[0]).toMatchObject({ run: 'run/1', reason: 'max-steps', steps: 4 });
    const tokens = await scriptedRun(calls(looping, { budget: 20 }), { replies: forever });
    expect(eventsOf(tokens, 'run-finished').map(({ reason }) => reason)).toEqual(['budget', 'budget']);
    expect(eventsOf(tokens, 'run-finished').at(-1)?.usage).toEqual({ input: 20, output: 10 });
  });

  it('takes the model of its caller when it names none', async () => {
    const asking = workflow('notify', {
      inputs: notify.inputs,
      tools: [mail],
      rules: [start('mail'), arrow('mail', 'exit')],
    });
    const run = await scriptedRun(calls(asking), {
      replies: [calling('mail', { to: 'x' }), calling('finish', { answer: 'ok' })],
    });
    expect(run.requests.map(({ model }) => model)).toEqual(['test/scripted', 'test/scripted']);
  });
});

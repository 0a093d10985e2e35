import { describe, expect, it } from 'vitest';
import type { AgentType } from '#core/ir/workflow.ts';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from './support/programs.ts';
import { realRun } from './support/real-run.ts';
import { scriptedRun } from './support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;
const search = tool('search', { parameters: { query: is.string } });
const mail = tool('mail', { parameters: { to: is.string } });
const find = calling('search', { query: 'x' });
const send = calling('mail', { to: 'ada' });

function agent(type: AgentType, rules: is.WorkflowParts['rules']): ReturnType<typeof program> {
  return program(workflow('flow', { tools: [search, mail], rules, settings: { agent: type } }));
}

describe('an agent of type react', () => {
  it('may answer where nothing restricts the choice, although there is an exit', async () => {
    const run = await scriptedRun(agent('react', [arrow('mail', 'exit')]), { replies: [find, { text: 'Found it.' }] });
    expect(run.requests.map(({ choice }) => choice)).toEqual(['auto', 'auto']);
    expect(run.end).toEqual({ reason: 'answered', result: 'Found it.' });
  });

  it('may not answer under a start, an arrow, `continue`, or while a required tool is missing', async () => {
    const rules = [
      start('search'),
      arrow('search', 'mail'),
      { type: 'required-before-exit', id: 'require', tool: 'mail' } as const,
    ];
    const run = await scriptedRun(agent('react', rules), { replies: [find, send, { text: 'Sent.' }] });
    expect(run.requests.map(({ choice }) => choice)).toEqual([{ tool: 'search' }, { tool: 'mail' }, 'auto']);
    const forward = await scriptedRun(agent('react', [{ type: 'continue', id: 'continue', tool: 'search' }]), {
      replies: [find, { text: 'early' }, send, { text: 'Done.' }],
    });
    expect(forward.requests.map(({ choice }) => choice)).toEqual(['auto', 'required', 'required', 'auto']);
    expect(forward.end.result).toBe('Done.');
  });

  it('ends by an exit too', async () => {
    const run = await scriptedRun(agent('react', [arrow('mail', 'exit')]), { replies: [send] });
    expect(run.end.reason).toBe('exit');
  });
});

describe('an agent that needs a memory', () => {
  it.each(['memgpt', 'sleeptime'] as const)('%s cannot be run, and is named', async (type) => {
    const refused = realRun(agent(type, []), { model: 'rehearsal' });
    await expect(refused).rejects.toMatchObject({
      refusal: { kind: 'unsupported-agent', message: expect.stringContaining(type) as string },
    });
  });
});

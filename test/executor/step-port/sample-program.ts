import type { Json } from '#core/ir/json.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { Performer } from '#executor/adapters/direct-steps.ts';
import type { ChatReply, ChatRequest } from '#executor/model/chat-model.ts';
import type { ToolOp, ToolResult } from '#executor/ports/step-port.ts';
import * as is from '../support/programs.ts';

/**
 * A program with one of everything that a step can be: calls that the model chooses and calls that the rules make, an
 * approval, a workflow called as a tool, a tool that may be repeated; with `retry` a failed call that is tried again after a
 * wait.
 */
export function sampleProgram(retry = 0): Program {
  const inner = is.workflow('inner', {
    inputs: [is.parameter('topic', is.string)],
    tools: [is.tool('look', { parameters: { topic: is.string }, returns: is.string })],
    rules: [is.start(['look', { topic: is.input('topic') }]), is.arrow('look', 'exit')],
    settings: { timeout: 60_000 },
  });
  const outer = is.workflow('outer', {
    inputs: [is.parameter('topic', is.string)],
    tools: [
      { ...is.tool('search', { parameters: { query: is.string }, returns: is.string }), idempotent: true },
      is.tool('flaky', { returns: is.string, retry }),
      is.workflowTool(inner),
      is.tool('send', { parameters: { text: is.string }, returns: is.string }),
    ],
    rules: [
      is.start('search'),
      is.arrow('search', 'flaky'),
      is.arrow('flaky', ['inner', { topic: is.input('topic') }]),
      is.arrow('inner', 'send'),
      is.arrow('send', 'exit'),
      { type: 'requires-approval', id: 'approve', tool: 'send' },
    ],
    settings: { timeout: 600_000 },
  });
  return is.program(outer, [inner]);
}

/** Effects on the world, by the key of their call: what must neither be lost nor done twice. */
export interface Ledger {
  has(key: string): boolean;
  add(key: string): void;
}

/**
 * Performs the sample: the same requests get the same replies, and each call leaves a mark in the ledger. With `failsFirst`
 * the first attempt at `flaky` fails before it does anything.
 */
export function samplePerformer(ledger: Ledger, failsFirst = false): Performer {
  let fails = failsFirst;
  return {
    model: ({ request }) => Promise.resolve({ ok: true, reply: replyTo(request), milliseconds: 3 }),
    tool(op) {
      if (op.tool === 'flaky' && fails) {
        fails = false;
        return Promise.resolve({ ok: false, error: 'not now', repeatable: true, milliseconds: 1 });
      }
      ledger.add(op.key);
      return Promise.resolve(resultOf(op));
    },
    approve: () => Promise.resolve({ verdict: 'once', arguments: { text: 'edited' } }),
  };
}

function replyTo({ messages, tools }: ChatRequest): ChatReply {
  const [tool] = tools;
  const args = tool?.name === 'search' ? { query: 'whales' } : { text: `after ${messages.length} messages` };
  return {
    text: 'Let me see.',
    call: { name: tool?.name ?? '', arguments: JSON.stringify(args) },
    usage: { input: messages.length, output: 1 },
  };
}

/** What a call of the sample comes to. */
export function resultOf(op: ToolOp): Extract<ToolResult, { ok: true }> {
  const value: Json = `${op.tool} of ${JSON.stringify(op.arguments)}`;
  return { ok: true, value, milliseconds: 2 };
}

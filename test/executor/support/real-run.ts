import type { RunEvent } from '#core/events/run-event.ts';
import type { Json } from '#core/ir/json.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { ModelWorld } from '#executor/model/openai-chat-model.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { startRun } from '#executor/run/start-run.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { arrow, program, start, workflow } from './programs.ts';

/** A run as a host starts it, and what the host saw. */
export interface RealRun {
  readonly end: RunEnd;
  readonly events: readonly RunEvent[];
}

export interface RealRunOptions {
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly providers?: readonly Provider[];
  readonly workspace?: string;
  readonly host?: Partial<RunHost>;
  readonly signal?: AbortSignal;
  readonly model?: string;
  readonly approvalTimeout?: number;
  readonly world?: ModelWorld;
  /** Told of every event as it happens. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** Starts a run in this process, with nothing simulated. */
export async function realRun(tested: Program, options: RealRunOptions = {}): Promise<RealRun> {
  const events: RunEvent[] = [];
  const host: RunHost = {
    onEvent(event) {
      events.push(event);
      options.onEvent?.(event);
    },
    askApproval: () => Promise.resolve({ verdict: 'once' }),
    askPerson: () => Promise.resolve({ declined: true }),
    askSecret: ({ name }) => Promise.resolve({ refused: `${name} is not set` }),
    askServer: ({ server }) => Promise.resolve({ refused: `${server} is not allowed here` }),
    askUncompleted: () => Promise.resolve({ decision: 'stop' }),
    ...options.host,
  };
  const end = await startRun(
    {
      run: 'real',
      program: tested,
      inputs: options.inputs ?? {},
      providers: options.providers ?? [],
      ...(options.model !== undefined && { model: options.model }),
      ...(options.approvalTimeout !== undefined && { approvalTimeout: options.approvalTimeout }),
      ...(options.workspace !== undefined && { workspace: options.workspace }),
    },
    host,
    {
      ...(options.signal !== undefined && { signal: options.signal }),
      ...(options.world !== undefined && { world: options.world }),
    },
  );
  return { end, events };
}

/** A program that calls one tool once, with its parameters as inputs, and ends with its result. */
export function callOnce(tool: Tool): Program {
  const args = Object.fromEntries(
    tool.parameters.map(({ name }) => [name, { kind: 'input', id: `input ${name}`, name, path: [] } as const]),
  );
  const rules = [start([tool.name, args]), arrow(tool.name, 'exit')];
  return program(workflow('once', { inputs: tool.parameters, tools: [tool], rules }));
}

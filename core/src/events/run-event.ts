import type { Json } from '../ir/json.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { StopReason } from './stop-reason.ts';

/**
 * One thing that happened in a run: the single vocabulary of output panel, graph, command line, journal and tests.
 * Plain JSON, one per line in `wf run --events`. Holds no key and no secret.
 */
export type RunEvent = RunEventStamp & RunEventBody;

/** What every event carries. */
export interface RunEventStamp {
  /** The run; of a workflow called as a tool: `run/step`. */
  readonly run: string;
  /** Counts the events of one top run from 0. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export type RunEventBody =
  | {
      readonly type: 'run-started';
      readonly workflow: string;
      readonly at: NodeId;
      readonly inputs: Readonly<Record<string, Json>>;
      /** `rehearsal`, or `provider/name`; empty when nobody named one. */
      readonly model: string;
      /** Seed of the rehearsal. */
      readonly seed?: number;
    }
  | {
      readonly type: 'model-asked';
      readonly step: number;
      readonly offered: readonly string[];
      /** The one tool that `tool_choice` names, when a single tool is offered. */
      readonly forced?: string;
      /** The model may answer in text. */
      readonly mayAnswer: boolean;
    }
  | { readonly type: 'model-text'; readonly step: number; readonly delta: string }
  | {
      readonly type: 'model-replied';
      readonly step: number;
      readonly text?: string;
      readonly call?: { readonly tool: string; readonly arguments: string };
      /** `undefined` when the provider does not report it: unknown is not 0. */
      readonly usage?: Usage;
      /** US dollars; `undefined` when the user gave no price, or the usage is unknown. */
      readonly cost?: number;
      readonly milliseconds: number;
    }
  /** The reply was not run and not recorded as a call; `hint` is what the model is told. */
  | {
      readonly type: 'call-refused';
      readonly step: number;
      readonly tool?: string;
      readonly reason: 'not-allowed' | 'invalid-arguments' | 'no-call';
      readonly hint: string;
    }
  | {
      readonly type: 'approval-asked';
      readonly step: number;
      readonly tool: string;
      readonly at: NodeId;
      readonly arguments: Json;
      readonly why: string;
    }
  | {
      readonly type: 'approval-given';
      readonly step: number;
      readonly tool: string;
      readonly verdict: 'once' | 'run' | 'denied';
      /** Those that the person wrote, where they differ from those asked about. */
      readonly arguments?: Json;
      readonly reason?: string;
    }
  | {
      readonly type: 'tool-started';
      readonly step: number;
      readonly tool: string;
      /** The statement that led here, or the tool's declaration. */
      readonly at: NodeId;
      readonly arguments: Json;
      readonly chosenBy: ChosenBy;
    }
  | {
      readonly type: 'tool-finished';
      readonly step: number;
      readonly tool: string;
      readonly ok: boolean;
      /** The result, or the error text of a failed call. */
      readonly result: Json;
      readonly milliseconds: number;
      /** The rehearsal made this result up. */
      readonly simulated?: boolean;
    }
  /** A line that a tool or a library wrote to its standard output or error. */
  | { readonly type: 'tool-output'; readonly step: number; readonly tool: string; readonly text: string }
  | {
      readonly type: 'run-finished';
      readonly reason: StopReason;
      /** Calls of tools and models that were made. */
      readonly steps: number;
      /** The answer of `finish`, of `exit(answer: …)`, or the last result. What was done so far, when the run failed. */
      readonly result?: Json;
      /** One sentence for a person; names the rules of a dead end, the tool that failed. */
      readonly message?: string;
      /** Sum of the reported usage; `undefined` when some reply reported none. */
      readonly usage?: Usage;
      /** Sum of the costs, in US dollars; `undefined` when that of some reply is unknown. */
      readonly cost?: number;
      readonly milliseconds: number;
    };

/** `rules`: the only call possible, every argument fixed, no model asked. `forced`: the model filled the arguments of the only tool. */
export type ChosenBy = 'rules' | 'forced' | 'model';

/** Tokens. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

import type { NodeId } from '../ir/node-id.ts';
import type { DiagnosticCode } from './catalogue.ts';

/** Something wrong with one node of a workflow. Never thrown; only the outermost layer knows its line. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly at: NodeId;
  /** One sentence about this node, names in backticks, ending with a full stop. */
  readonly message: string;
  /** Why, or the witness: each step at its own node, in order. */
  readonly related: readonly RelatedNode[];
  /** The shortest run that shows it. It replays through the solver. */
  readonly witness?: readonly WitnessCall[];
  /** Facts that a quick fix needs, as the code's check defines them. */
  readonly data?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Another node that has to do with a finding, and what. */
export interface RelatedNode {
  readonly at: NodeId;
  readonly message: string;
}

/** One call of a witness: the tool and, where it matters, the outcome that leads on. */
export interface WitnessCall {
  readonly tool: string;
  readonly outcome?: string;
}

import type { ChosenBy } from '#core/events/run-event.ts';
import type { Json } from '#core/ir/json.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';

/** A call that the rules allow and whose arguments fit. */
export interface ProposedCall {
  readonly tool: Tool;
  readonly arguments: Readonly<Record<string, Json>>;
  /** Arguments that hold what the author wrote. */
  readonly written: readonly string[];
  readonly chosenBy: ChosenBy;
  /** The statement that led here, or the tool's declaration. */
  readonly at: NodeId;
  /** Why the rules allow it, in words. */
  readonly why: string;
  /** What the model said beside the call. */
  readonly text: string | undefined;
}

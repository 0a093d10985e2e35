import type { Tool } from '../ir/tool.ts';
import type { Workflow } from '../ir/workflow.ts';
import type { TypeTable } from '../types/type-table.ts';

/** What one file declares, lowered. */
export interface Declarations {
  readonly workflows: readonly Workflow[];
  /** The tools that the file declares, used or not. */
  readonly tools: readonly Tool[];
  /** Every type that they refer to. */
  readonly types: TypeTable;
  /** Model providers that the settings of this machine add to the known ones. */
  readonly providers: readonly string[];
}

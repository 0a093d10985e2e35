import type { Tool } from '#core/ir/tool.ts';
import type { Mention } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerTool } from './lower-tool.ts';
import type { LoweringContext } from './lowering-context.ts';

/**
 * The tools of a workflow, numbered in the order in which arrows, cases and `use` first name them.
 *
 * A name that means nothing is a tool all the same, one of which only the name is known: the error stands at the name,
 * and everything that the rest of the workflow says about the tool stays true.
 */
export class WorkflowTools {
  private readonly tools = new Map<string, Tool>();
  private readonly context: LoweringContext;

  constructor(context: LoweringContext) {
    this.context = context;
  }

  /** The name of a mentioned tool, or `undefined` while none is written. */
  static nameOf(mention: Mention | undefined): string | undefined {
    const name = mention && written(mention.tool)?.$refText;
    return name === '' ? undefined : name;
  }

  /** Makes the mentioned tool one of the workflow; gives its name. */
  add(mention: Mention): string | undefined {
    const name = WorkflowTools.nameOf(mention);
    if (name === undefined || this.tools.has(name)) return name;
    const declaration = written(mention.tool)?.ref;
    this.tools.set(
      name,
      declaration
        ? lowerTool(declaration, name, this.context)
        : { id: this.context.idOf(mention), name, parameters: [], retry: 0, idempotent: false, secrets: [] },
    );
    return name;
  }

  all(): readonly Tool[] {
    return [...this.tools.values()];
  }
}

import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Mention } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import type { ToolLowering } from './lower-tool.ts';
import type { LoweringContext } from './lowering-context.ts';

/**
 * The tools of a workflow, numbered in the order in which arrows, cases and `use` first name them.
 *
 * A name that means nothing is a tool all the same, one of which only the name is known: the error stands at the name,
 * and everything that the rest of the workflow says about the tool stays true.
 */
export class WorkflowTools {
  private readonly tools = new Map<string, Tool>();
  private readonly unknown: { readonly id: NodeId; readonly tool: string }[] = [];
  private readonly context: LoweringContext;
  private readonly lowerTool: ToolLowering;

  constructor(context: LoweringContext, lowerTool: ToolLowering) {
    this.context = context;
    this.lowerTool = lowerTool;
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
    if (!declaration) this.unknown.push({ id: this.context.idOf(mention), tool: name });
    this.tools.set(
      name,
      declaration
        ? this.lowerTool(declaration, name, this.context)
        : { id: this.context.idOf(mention), name, parameters: [], retry: 0, idempotent: false, secrets: [] },
    );
    return name;
  }

  all(): readonly Tool[] {
    return [...this.tools.values()];
  }

  /** Tools of which only the name is known, each with the place that names it first: what follows them is left open. */
  open(): Workflow['open'] {
    return this.unknown;
  }

  /** The name of a mentioned tool that is declared: what a statement says of no tool is left out. */
  static declaredNameOf(mention: Mention | undefined): string | undefined {
    return mention && written(mention.tool)?.ref ? WorkflowTools.nameOf(mention) : undefined;
  }
}

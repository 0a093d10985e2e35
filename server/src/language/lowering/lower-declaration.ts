import type { Tool } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { isTool, isTypeAlias, type Declaration } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerAlias } from './lower-type.ts';
import type { ToolLowering } from './lower-tool.ts';
import { lowerWorkflow } from './lower-workflow.ts';
import type { LoweringContext } from './lowering-context.ts';

/** A declaration without its text: one of the three, or, while it has no name, nothing. */
export interface LoweredDeclaration {
  readonly workflow?: Workflow;
  readonly tool?: Tool;
  readonly type?: TypeDeclaration;
}

/** Lowers a declaration. Total: any text gives a result. `toolOf` gives a tool, itself or as one of a workflow. */
export function lowerDeclaration(
  declaration: Declaration,
  context: LoweringContext,
  toolOf: ToolLowering,
): LoweredDeclaration {
  if (written(declaration.name) === undefined) return {};
  if (isTool(declaration)) return { tool: toolOf(declaration, declaration.name, context) };
  if (isTypeAlias(declaration)) return { type: lowerAlias(declaration, context) };
  return { workflow: lowerWorkflow(declaration, context, toolOf) };
}

/** Lowers every recorded type declaration, and those that they refer to in turn. */
export function lowerAliases(context: LoweringContext): readonly TypeDeclaration[] {
  const types: TypeDeclaration[] = [];
  // The set grows while it is walked, and a walk over a set visits what is added to it.
  for (const alias of context.aliases) types.push(lowerAlias(alias, context));
  return types;
}

import type { Finding } from '#core/diagnostics/finding.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { isTool, isTypeAlias, isWorkflow, type WfFile } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerAlias } from './lower-type.ts';
import { lowerTool } from './lower-tool.ts';
import { lowerWorkflow } from './lower-workflow.ts';
import type { LoweringContext } from './lowering-context.ts';

/** A file without its text. */
export interface LoweredFile {
  readonly workflows: readonly Workflow[];
  /** The tools that the file declares, used or not. */
  readonly tools: readonly Tool[];
  /** The types that the file declares, and all that its tools and workflows refer to. */
  readonly types: readonly TypeDeclaration[];
  /** What was found wrong on the way. */
  readonly findings: readonly Finding[];
}

/** Lowers everything that a file declares. Total: any text gives a result. */
export function lowerFile(file: WfFile, context: LoweringContext): LoweredFile {
  const declarations = file.declarations.filter((declaration) => written(declaration.name) !== undefined);
  const tools = declarations.filter(isTool).map((tool) => lowerTool(tool, tool.name, context));
  const workflows = declarations.filter(isWorkflow).map((workflow) => lowerWorkflow(workflow, context));
  for (const alias of declarations.filter(isTypeAlias)) context.aliases.add(alias);
  return { workflows, tools, types: lowerAliases(context), findings: distinct(context.findings) };
}

/** Lowers every recorded type declaration, and those that they refer to in turn. */
export function lowerAliases(context: LoweringContext): readonly TypeDeclaration[] {
  const types: TypeDeclaration[] = [];
  // The set grows while it is walked, and a walk over a set visits what is added to it.
  for (const alias of context.aliases) types.push(lowerAlias(alias, context));
  return types;
}

/** A tool is lowered for each workflow that uses it; what is wrong with it is said once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.code} ${finding.at} ${finding.message}`, finding]));
  return [...seen.values()];
}

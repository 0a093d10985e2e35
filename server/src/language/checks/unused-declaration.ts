import { AstUtils } from 'langium';
import { isTool, isTypeAlias, isWorkflow, type Tool, type TypeAlias, type WfFile } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck, FileCheckContext } from './file-check.ts';

/** What is reported here depends on the files that import this one. */
export const unusedCodes: ReadonlySet<string> = new Set(['unused-tool', 'unused-type']);

/** `unused-tool`: a tool that no workflow of its file names, in a file that has workflows and is not a library for others. */
export const unusedTool: FileCheck = (file, context) => {
  for (const tool of unusedIn(file, isTool, context)) {
    context.lowering.report('unused-tool', tool, `No workflow uses the tool \`${tool.name}\`.`, {
      data: { name: tool.name },
    });
  }
};

/** `unused-type`: the same for a type that nothing but itself refers to. */
export const unusedType: FileCheck = (file, context) => {
  for (const alias of unusedIn(file, isTypeAlias, context)) {
    context.lowering.report('unused-type', alias, `Nothing uses the type \`${alias.name}\`.`, {
      data: { name: alias.name },
    });
  }
};

function unusedIn<T extends Tool | TypeAlias>(
  file: WfFile,
  is: (node: unknown) => node is T,
  { imports, named }: FileCheckContext,
): readonly T[] {
  const declared = file.declarations.filter(is).filter((node) => written(node.name) !== undefined);
  if (declared.length === 0 || !file.declarations.some(isWorkflow)) return [];
  const used = named();
  const elsewhere = imports.importedFrom(AstUtils.getDocument(file).uri);
  return declared.filter((node) => !used.has(node) && !elsewhere.has(node.name));
}

import { typeTable } from '#core/types/type-table.ts';
import type { Tool } from '#language/generated/ast.ts';
import { printModuleStub } from '#language/print/fragments/print-module-stub.ts';
import { lineEndIn } from '../edits/insert.ts';
import type { FixRequest } from './quick-fix.ts';

/** The text of a module with a function for a tool, which is exported under another name where one is given. */
export function moduleOf({ document, services, text }: FixRequest, tool: Tool, name?: string): string | undefined {
  const { tools, types } = services.analysis.Lowering.lower(document);
  const lowered = tools.find(({ id }) => services.analysis.Origins.node(document, id) === tool);
  return lowered && printModuleStub(lowered, typeTable(types), name).replaceAll('\n', lineEndIn(text));
}

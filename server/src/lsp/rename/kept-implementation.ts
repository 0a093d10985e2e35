import { AstUtils, GrammarUtils } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { isMcpTool, isModuleTool, isTool } from '#language/generated/ast.ts';
import { writtenAs, type Named } from '#language/references/occurrence.ts';

/**
 * A tool whose implementation has the name of the tool goes on calling the same: `from "./mail.ts"` becomes
 * `from "./mail.ts" as send`. Where the new name says it alone, the `as` goes.
 */
export function keptImplementation(
  node: Named,
  name: string,
): { readonly uri: string; readonly edit: TextEdit } | undefined {
  const implementation = isTool(node) ? node.implementation : undefined;
  if (!isModuleTool(implementation) && !isMcpTool(implementation)) return undefined;
  const [property, other] = isModuleTool(implementation)
    ? (['path', 'export'] as const)
    : (['server', 'tool'] as const);
  const written = isModuleTool(implementation) ? implementation.export : implementation.tool;
  const { $cstNode } = implementation;
  const path = GrammarUtils.findNodeForProperty($cstNode, property);
  if (path === undefined) return undefined;
  const uri = AstUtils.getDocument(node).uri.toString();
  if (written === undefined) {
    const text = writtenAs(isModuleTool(implementation) ? 'id' : 'string', node.name);
    return { uri, edit: { range: { start: path.range.end, end: path.range.end }, newText: ` as ${text}` } };
  }
  const as = GrammarUtils.findNodeForProperty($cstNode, other);
  if (written !== name || as === undefined) return undefined;
  return { uri, edit: { range: { start: path.range.end, end: as.range.end }, newText: '' } };
}

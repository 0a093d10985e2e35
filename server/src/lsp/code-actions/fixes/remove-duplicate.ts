import { AstUtils, type AstNode } from 'langium';
import {
  isArgument,
  isCase,
  isSetting,
  isToolClause,
  isWhen,
  type Argument,
  type Case,
  type Setting,
  type ToolClause,
} from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeItem, removeLines } from '../edits/remove.ts';
import { shown } from '../edits/remove-statement.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out what is given a second time: a setting, a clause, a case, an argument. */
export const removeDuplicate: QuickFix = {
  codes: ['duplicate-setting', 'duplicate-argument'],
  inBulk: true,
  *fixes({ text, node }): Iterable<Fix> {
    const around = AstUtils.getContainerOfType(node, isGivenOnce);
    const edit = around && removal(text, around);
    if (around && edit) yield { title: `Remove \`${shown(around)}\``, edits: [edit], preferred: true };
  },
};

function isGivenOnce(node: AstNode): node is Argument | Case | Setting | ToolClause {
  return isArgument(node) || isCase(node) || isSetting(node) || isToolClause(node);
}

function removal(text: string, node: AstNode): Edit | undefined {
  if (isArgument(node)) return removeItem(node.$container.arguments, node);
  const isAlone = isCase(node) && isWhen(node.$container) && node.$container.cases.length === 1;
  if (node.$cstNode === undefined || isAlone) return undefined;
  if (!isToolClause(node)) return removeLines(text, node.$cstNode);
  const lines = removeLines(text, node.$cstNode);
  // A clause that shares its line with the tool leaves the rest of the line as it is.
  const before = /\s*$/.exec(text.slice(0, node.$cstNode.offset))?.[0].length ?? 0;
  return lines.end > node.$cstNode.end
    ? lines
    : { start: node.$cstNode.offset - before, end: node.$cstNode.end, text: '' };
}

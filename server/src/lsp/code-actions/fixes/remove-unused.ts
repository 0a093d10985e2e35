import type { AstNode } from 'langium';
import {
  isImportedName,
  isParameter,
  isTool,
  isTypeAlias,
  type ImportedName,
  type Parameter,
} from '#language/generated/ast.ts';
import { unusedCodes } from '#language/checks/unused-declaration.ts';
import type { Edit } from '#language/print/edits.ts';
import { isBeingRead } from '../../files/being-read.ts';
import { removeItem, removeLines } from '../edits/remove.ts';
import { removeDeclaration } from '../edits/remove-declaration.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out what nothing uses; of what other files may use, only when all are read. */
export const removeUnused: QuickFix = {
  codes: ['unused-import', 'unused-input', 'unused-tool', 'unused-type'],
  inBulk: true,
  *fixes({ text, node, data, services, workspace }): Iterable<Fix> {
    if (unusedCodes.has(data.code) && isBeingRead(workspace)) return;
    const edit = removal(text, node, services.documentation.CommentProvider);
    if (edit) yield { title: `Remove \`${String(data.name)}\``, edits: [edit], preferred: true };
  },
};

function removal(
  text: string,
  node: AstNode | undefined,
  comments: Parameters<typeof removeDeclaration>[2],
): Edit | undefined {
  if (isImportedName(node)) return removeImported(text, node);
  if (isParameter(node)) return removeParameter(text, node);
  return isTool(node) || isTypeAlias(node) ? removeDeclaration(text, node, comments) : undefined;
}

/** The last name of an import goes with the import. */
export function removeImported(text: string, item: ImportedName): Edit | undefined {
  const statement = item.$container;
  return removeItem(statement.names, item) ?? (statement.$cstNode && removeLines(text, statement.$cstNode));
}

/** The only parameter leaves the brackets, which a tool has in any case. */
function removeParameter(text: string, parameter: Parameter): Edit | undefined {
  const item = removeItem(parameter.$container.parameters, parameter);
  const cst = parameter.$cstNode;
  if (item || !cst) return item;
  const around = /^\s*,?\s*\)/.exec(text.slice(cst.end))?.[0];
  const open = text.lastIndexOf('(', cst.offset);
  if (around === undefined || open < 0) return undefined;
  const isTool = parameter.$container.$type === 'Tool';
  return isTool
    ? { start: open + 1, end: cst.end + around.length - 1, text: '' }
    : { start: open, end: cst.end + around.length, text: '' };
}

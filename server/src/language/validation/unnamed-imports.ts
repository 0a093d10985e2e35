import type { AstNode, LangiumDocument } from 'langium';
import { isReference } from '../generated/ast.ts';
import { messageOf } from './diagnostic-of.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** An import names nothing, as others are written: any name without meaning may be one that the file declares. */
export function hasUnnamedImport(document: LangiumDocument): boolean {
  return syntaxErrors(document).some((error) => messageOf(error).startsWith('An import names what it brings in:'));
}

/** What a file declares could stand there: a tool, a type, or the result of a tool. */
export function mayBeImported(node: AstNode): boolean {
  return !isReference(node) || node.path.length > 0;
}

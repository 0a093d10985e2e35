import type { LangiumDocument } from 'langium';
import { isWfFile, type WfFile } from '../generated/ast.ts';

/** The root of a document, or `undefined` before its first parse. */
export function fileOf(document: LangiumDocument): WfFile | undefined {
  const root = document.parseResult.value;
  return isWfFile(root) ? root : undefined;
}

import { isRootCstNode, type ParseResult, type RootCstNode } from 'langium';
import { isWfFile, type WfFile } from '../generated/ast.ts';
import type { WfLexingReport } from '../lexer/lexer.ts';

/** A parse result of this language with all that its parts are found by. */
export interface Parsed {
  readonly file: WfFile;
  readonly root: RootCstNode;
  readonly result: ParseResult;
  readonly report: WfLexingReport;
}

/** The parts of a result; `undefined` when it is none of a text. */
export function parsed(result: ParseResult): Parsed | undefined {
  const { value: file, lexerReport } = result;
  if (!isWfFile(file) || !isRootCstNode(file.$cstNode)) return undefined;
  if (!lexerReport || !('starts' in lexerReport)) return undefined;
  return { file, root: file.$cstNode, result, report: lexerReport as WfLexingReport };
}

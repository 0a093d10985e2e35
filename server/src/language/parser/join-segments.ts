import type { AstNode, CompositeCstNode, CstNode, Mutable, ParseResult } from 'langium';
import type { WfFile } from '../generated/ast.ts';
import type { DeclarationStart } from '../lexer/declaration-starts.ts';
import type { WfLexingReport } from '../lexer/lexer.ts';
import type { Distance } from '../lexer/move-token.ts';
import { movedLexerError } from '../lexer/moved-error.ts';
import { moveCst } from './move-cst.ts';
import { moveParserErrors, placeOf } from './move-error.ts';
import type { Parsed } from './parsed.ts';
import type { Segment } from './segments.ts';

/** The segments that are kept behind the part that was read: where they began and begin, and how far they move. */
export interface KeptEnd {
  readonly segment: Segment;
  readonly start: DeclarationStart;
  readonly by: Distance;
}

/**
 * One result of three parts: what `old` holds before the segment `first`, what was read, and what `old` holds from `end`
 * on. The last declaration that was read behind the part, if any, is no longer in `read.file`.
 */
export function joined(old: Parsed, first: Segment, read: Parsed, end?: KeptEnd): ParseResult {
  const before = (offset: number): boolean => offset < first.offset;
  const behind = (offset: number): boolean => end !== undefined && offset >= end.segment.offset;
  const by = end?.by ?? { offset: 0, lines: 0 };
  const to = end ? end.segment.offset + by.offset : Infinity;
  const inside = (offset: number): boolean => offset < to;

  const lastErrors = old.result.parserErrors.filter((error) => behind(placeOf(error)));
  moveParserErrors(lastErrors, by);
  const lastNodes = old.root.content.filter(({ offset }) => behind(offset));
  for (const node of lastNodes) moveCst(node, by);
  const content = [
    ...old.root.content.filter(({ offset }) => before(offset)),
    ...read.root.content.filter(({ offset }) => inside(offset)),
    ...lastNodes,
  ];
  const starts = [
    ...old.report.starts.filter(({ offset }) => before(offset)),
    ...read.report.starts.filter(({ keyword }) => inside(keyword)),
    ...(end ? movedStarts(old.report.starts, end) : []),
  ];
  const report: WfLexingReport = { diagnostics: [], starts };
  return {
    value: fileOf(old, first, read, content, end),
    parserErrors: [
      ...old.result.parserErrors.filter((error) => before(placeOf(error))),
      ...read.result.parserErrors,
      ...lastErrors,
    ],
    lexerErrors: [
      ...old.result.lexerErrors.filter(({ offset }) => before(offset)),
      ...read.result.lexerErrors,
      ...old.result.lexerErrors.filter(({ offset }) => behind(offset)).map((error) => movedLexerError(error, by)),
    ],
    lexerReport: report,
  };
}

/** Before the first declaration behind the part, comments may have come. */
function movedStarts(starts: readonly DeclarationStart[], { segment, start, by }: KeptEnd): DeclarationStart[] {
  return starts
    .filter(({ offset }) => offset >= segment.offset)
    .map(({ offset, line, keyword }) =>
      keyword === segment.keyword
        ? { offset: start.offset, line: start.line, keyword: keyword + by.offset }
        : { offset: offset + by.offset, line: line + by.lines, keyword: keyword + by.offset },
    );
}

function fileOf(old: Parsed, first: Segment, read: Parsed, content: CstNode[], end: KeptEnd | undefined): WfFile {
  const root = read.root as Mutable<CompositeCstNode>;
  root.content = content;
  for (const node of content) (node as Mutable<CstNode>).container = root;
  const file: WfFile = {
    $type: 'WfFile',
    imports: first.keyword < 0 ? read.file.imports : old.file.imports,
    declarations: [
      ...old.file.declarations.slice(0, first.first),
      ...read.file.declarations,
      ...(end ? old.file.declarations.slice(end.segment.first) : []),
    ],
    $cstNode: root,
  };
  root.astNode = file;
  adopt(file, 'imports', file.imports);
  adopt(file, 'declarations', file.declarations);
  return file;
}

function adopt(container: WfFile, property: 'imports' | 'declarations', nodes: readonly AstNode[]): void {
  for (const [index, node] of nodes.entries()) {
    const child = node as Mutable<AstNode>;
    child.$container = container;
    child.$containerProperty = property;
    child.$containerIndex = index;
  }
}

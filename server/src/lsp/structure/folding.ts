import { CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { FoldingRangeKind, type FoldingRange, type Range } from 'vscode-languageserver';
import { isText, type WfFile } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { nodesOf } from '#language/syntax/nodes.ts';

const folding: ReadonlySet<string> = new Set([
  ...['Tool', 'Workflow', 'TypeAlias', 'Import', 'When', 'HttpTool', 'CommandTool'],
  ...['ObjectType', 'ObjectValue', 'ListValue', 'Call'],
]);

/** What may be folded: declarations, blocks, lists, `"""` texts, comments, the imports, and `//#region`. One per first line. */
export class WfFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const file = fileOf(document);
    if (!file) return [];
    const all = [...importsOf(file), ...nodesOf(file).flatMap(foldOf), ...commentsOf(document)];
    const byLine = new Map<number, FoldingRange>();
    for (const range of all) {
      const known = byLine.get(range.startLine);
      if (known === undefined || known.endLine < range.endLine) byLine.set(range.startLine, range);
    }
    return [...byLine.values()].toSorted((a, b) => a.startLine - b.startLine);
  }
}

function foldOf(node: AstNode): FoldingRange[] {
  const cst = node.$cstNode;
  if (cst === undefined || !(folding.has(node.$type) || (isText(node) && node.block))) return [];
  // A line that only closes stays in sight.
  const closes = /(?:^|\n)[ \t]*(?:[}\])]+|""")$/.test(cst.text);
  return lines(cst.range, closes ? 1 : 0);
}

function importsOf({ imports }: WfFile): FoldingRange[] {
  const [first, last] = [imports[0]?.$cstNode, imports.at(-1)?.$cstNode];
  if (first === undefined || last === undefined || imports.length < 2) return [];
  return lines({ start: first.range.start, end: last.range.end }, 0, FoldingRangeKind.Imports);
}

/** Block comments, line comments one below the other, and regions between their marks. */
function commentsOf(document: LangiumDocument): FoldingRange[] {
  const root = document.parseResult.value.$cstNode;
  if (root === undefined) return [];
  const found: FoldingRange[] = [];
  const regions: number[] = [];
  let run: Range | undefined;
  for (const leaf of CstUtils.flattenCst(root)) {
    if (leaf.tokenType.name === 'BLOCK_COMMENT') found.push(...lines(leaf.range, 0, FoldingRangeKind.Comment));
    if (leaf.tokenType.name !== 'LINE_COMMENT') continue;
    const { start, end } = leaf.range;
    if (/^\/\/\s*#region\b/.test(leaf.text)) regions.push(start.line);
    else if (/^\/\/\s*#endregion\b/.test(leaf.text)) {
      const opened = regions.pop();
      if (opened !== undefined) found.push({ startLine: opened, endLine: end.line, kind: FoldingRangeKind.Region });
    }
    const continues = run?.end.line === start.line - 1 && run.start.character === start.character;
    run = continues && run !== undefined ? { start: run.start, end } : { start, end };
    found.push(...lines(run, 0, FoldingRangeKind.Comment));
  }
  return found;
}

function lines({ start, end }: Range, kept: number, kind?: FoldingRangeKind): FoldingRange[] {
  const endLine = end.line - kept;
  return endLine > start.line ? [{ startLine: start.line, endLine, ...(kind && { kind }) }] : [];
}

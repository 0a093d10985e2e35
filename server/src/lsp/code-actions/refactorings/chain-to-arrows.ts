import { AstUtils } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isCall, isFlow, isGroup, isStart, type Flow, type Source, type Target } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { namesIn } from '../edits/chains.ts';
import { isSuppressed } from './comments-of.ts';
import { laidOutStatements } from './laid-out.ts';
import type { Refactoring, Rewrite } from './refactoring.ts';

/** `a -> b -> c` as `a -> b` and `b -> c`. */
export const chainToArrows: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  *rewrites({ node, text, document, services }): Iterable<Rewrite> {
    const flow = AstUtils.getContainerOfType(node, isFlow);
    if (flow?.$cstNode === undefined || isSuppressed(document, flow)) return;
    const arrows = arrowsOf(flow, text);
    if (arrows === undefined || arrows.length < 2) return;
    const { offset: start, end } = flow.$cstNode;
    const edits = [{ start, end, text: laidOutStatements(services, arrows, text) }];
    yield { title: `Write the chain as ${arrows.length} arrows`, edits };
  },
};

/** Nothing where a comment stands between two links, which would belong to no arrow. */
function arrowsOf({ source, targets }: Flow, text: string): readonly string[] | undefined {
  const links: readonly (Source | Target)[] = [source, ...targets];
  const arrows: string[] = [];
  for (const [index, to] of targets.entries()) {
    const from = links[index];
    const head = from && headOf(from);
    if (head === undefined || from?.$cstNode === undefined || to.$cstNode === undefined) return undefined;
    if (text.slice(from.$cstNode.end, to.$cstNode.offset).trim() !== '->') return undefined;
    arrows.push(`${index === 0 ? from.$cstNode.text : head} -> ${to.$cstNode.text}`);
  }
  return arrows;
}

/**
 * What stands before the arrow that leaves a link: arguments belong to the arrow that leads there. A group that names a
 * tool twice is wrong in itself, and its arrows are no fewer.
 */
function headOf(link: Source | Target): string | undefined {
  if (isStart(link)) return 'start';
  if (!isGroup(link) || !link.members.every(isCall)) return undefined;
  const names = namesIn(link);
  return new Set(names).size < names.length ? undefined : names.map(writeName).join(' | ');
}

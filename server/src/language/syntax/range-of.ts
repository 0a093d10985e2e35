import { GrammarUtils, type AstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';

/** The property that stands for the whole node, by type: what a reader would point at. */
const telling = new Map<string, string>([
  ['Argument', 'parameter'],
  ['Call', 'tool'],
  ['Entry', 'key'],
  ['Field', 'name'],
  ['Header', 'name'],
  ['Import', 'path'],
  ['ModuleTool', 'path'],
  ['Mention', 'tool'],
  ['Parameter', 'name'],
  ['Tool', 'name'],
  ['TypeAlias', 'name'],
  ['Workflow', 'name'],
]);

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The text that stands for a node: the name of a declaration, the first word of a `when` or case, else all of it. */
export function rangeOf(node: AstNode): Range {
  const property = telling.get(node.$type);
  const part =
    (property === undefined ? undefined : GrammarUtils.findNodeForProperty(node.$cstNode, property)) ?? firstWord(node);
  return (part ?? node.$cstNode)?.range ?? nowhere;
}

function firstWord(node: AstNode): ReturnType<typeof GrammarUtils.findNodeForKeyword> {
  if (node.$type === 'When') return GrammarUtils.findNodeForKeyword(node.$cstNode, 'when');
  if (node.$type !== 'Case') return undefined;
  return (
    GrammarUtils.findNodeForProperty(node.$cstNode, 'keys') ??
    GrammarUtils.findNodeForKeyword(node.$cstNode, 'failed') ??
    GrammarUtils.findNodeForKeyword(node.$cstNode, 'else')
  );
}

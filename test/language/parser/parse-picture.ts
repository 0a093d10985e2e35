import {
  isAstNode,
  isCompositeCstNode,
  isLeafCstNode,
  isReference,
  type AstNode,
  type CstNode,
  type ParseResult,
} from 'langium';
import type { IToken } from 'chevrotain';

/** Everything that can be seen of a parse result, as data: trees, places, texts, errors. */
export function pictureOf(result: ParseResult): unknown {
  const root = result.value.$cstNode;
  return {
    ast: ofNode(result.value),
    cst: root && ofCst(root),
    text: root?.root.fullText,
    report: result.lexerReport,
    lexerErrors: result.lexerErrors,
    parserErrors: result.parserErrors.map(({ name, message, token, resyncedTokens, ...rest }) => ({
      name,
      message,
      token: ofToken(token),
      resynced: resyncedTokens.map(ofToken),
      previous: 'previousToken' in rest && rest.previousToken ? ofToken(rest.previousToken as IToken) : undefined,
    })),
  };
}

function ofNode(node: AstNode): unknown {
  const { $container, $containerProperty, $containerIndex, $cstNode } = node;
  const parts = Object.entries(node).filter(([key]) => key === '$type' || !key.startsWith('$'));
  return {
    place: [$container?.$type, $containerProperty, $containerIndex],
    isOfContainer: $container === undefined || $cstNode?.root === $container.$cstNode?.root,
    cst: $cstNode && [$cstNode.offset, $cstNode.end, $cstNode.range, $cstNode.text, $cstNode.astNode === node],
    // In their order, which is that of the text; an empty list has no place in it.
    parts: parts.filter(([, value]) => !isEmpty(value)).map(([key, value]) => [key, ofValue(value)]),
    empty: parts.flatMap(([key, value]) => (isEmpty(value) ? [key] : [])).sort(),
  };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function ofValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofValue);
  if (isReference(value)) return { reference: value.$refText, at: value.$refNode?.range };
  return isAstNode(value) ? ofNode(value) : value;
}

function ofCst(node: CstNode): unknown {
  return {
    place: [node.offset, node.length, node.end, node.range, node.hidden, node.container?.offset],
    of: node.astNode.$type,
    source: node.grammarSource?.$type,
    token: isLeafCstNode(node) ? node.tokenType.name : undefined,
    content: isCompositeCstNode(node) ? node.content.map(ofCst) : undefined,
    isLinked: isCompositeCstNode(node) ? node.content.every(({ container }) => container === node) : undefined,
  };
}

function ofToken(token: IToken): unknown {
  const { image, startOffset, endOffset, startLine, endLine, startColumn, endColumn, tokenType } = token;
  return [image, startOffset, endOffset, startLine, endLine, startColumn, endColumn, tokenType.name];
}

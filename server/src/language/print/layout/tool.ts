import { GrammarUtils } from 'langium';
import { concat, group, indent, line, type Doc } from '../document/doc.ts';
import { isHttpTool, type HttpTool, type Tool } from '../../generated/ast.ts';
import { headerDoc, headerOf } from './header.ts';
import { cut, firstToken, isBracket, type Piece } from './pieces.ts';
import { bracesDoc, tailDoc } from './tail.ts';

/** `tool name(parameters): type` with its implementation and clauses. */
export function toolDoc(tool: Tool, all: readonly Piece[]): Doc {
  const starts = new Set([tool.implementation, ...tool.clauses].map((node) => node?.$cstNode?.offset));
  const [head = [], ...tails] = cut(all, (piece) => starts.has(firstToken(piece).start));
  const written = tails.some(([first]) => first !== undefined && firstToken(first).lineBreakBefore);
  const http = isHttpTool(tool.implementation) ? tool.implementation : undefined;
  const docs = tails.map((tail) => (http && begins(tail, http) ? httpDoc(http, tail) : tailDoc(tail)));
  return declarationDoc(headerDoc(headerOf(head, tool.returns)), docs, written);
}

/**
 * A head and what follows it: on its line where their author wrote all of them there and they fit, else (`broken`)
 * each on a line of its own.
 */
export function declarationDoc(head: Doc, tails: readonly Doc[], broken: boolean): Doc {
  return group(concat(head, indent(concat(...tails.flatMap((tail) => [line, tail])))), { broken });
}

function begins([first]: readonly Piece[], http: HttpTool): boolean {
  return first !== undefined && firstToken(first).start === http.$cstNode?.offset;
}

function httpDoc(http: HttpTool, tail: readonly Piece[]): Doc {
  const braces = tail.at(-1);
  if (!isBracket(braces) || braces.inner.length === 0) return tailDoc(tail);
  const body = GrammarUtils.findNodeForKeyword(http.$cstNode, 'body')?.offset;
  const starts = new Set([...http.headers.map((header) => header.$cstNode?.offset), body]);
  const lines = cut(braces.inner, (piece) => starts.has(firstToken(piece).start));
  return concat(tailDoc([...tail.slice(0, -1), braces.open]), bracesDoc(lines, braces.close));
}

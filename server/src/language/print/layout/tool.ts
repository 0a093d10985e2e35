import { GrammarUtils } from 'langium';
import { concat, group, indent, line, type Doc } from '../document/doc.ts';
import { isHttpTool, type HttpTool, type Tool } from '../../generated/ast.ts';
import { followsBlank } from '../tokens/token.ts';
import { spaceAfter } from './comments.ts';
import { headerDoc } from './header.ts';
import { itemDoc, itemOf } from './item.ts';
import { bodyDoc } from './lines.ts';
import { alternativesDoc, wordsDoc } from './phrase.ts';
import { cut, firstToken, isBracket, lastToken, type Bracket, type Piece } from './pieces.ts';

/**
 * `tool name(parameters): type` and, behind it, the implementation and clauses: on its line where their author wrote
 * all of them there and they fit, else each on a line of its own.
 */
export function toolDoc(tool: Tool, all: readonly Piece[]): Doc {
  const starts = new Set([tool.implementation, ...tool.clauses].map((node) => node?.$cstNode?.offset));
  const [head = [], ...tails] = cut(all, (piece) => starts.has(firstToken(piece).start));
  const http = isHttpTool(tool.implementation) ? tool.implementation : undefined;
  const written = tails.some(([first]) => first !== undefined && firstToken(first).lineBreakBefore);
  const docs = tails.map((tail) => [line, http && holds(tail, http) ? httpDoc(http, tail) : tailDoc(tail)]);
  return group(concat(headerDoc(head, tool.returns), indent(concat(...docs.flat()))), { broken: written });
}

function tailDoc([keyword, ...rest]: readonly Piece[]): Doc {
  if (keyword === undefined) return '';
  return rest.length === 0
    ? wordsDoc([keyword])
    : concat(wordsDoc([keyword]), spaceAfter(lastToken(keyword)), alternativesDoc(rest));
}

function holds([first]: readonly Piece[], http: HttpTool): boolean {
  return first !== undefined && firstToken(first).start === http.$cstNode?.offset;
}

/** `http METHOD url { … }`, its headers and body each on a line of its own. */
function httpDoc(http: HttpTool, tail: readonly Piece[]): Doc {
  const braces = tail.at(-1);
  if (!isBracket(braces) || braces.inner.length === 0) return tailDoc(tail);
  return concat(tailDoc([...tail.slice(0, -1), braces.open]), bracesDoc(http, braces));
}

function bracesDoc(http: HttpTool, { inner, close }: Bracket): Doc {
  const body = GrammarUtils.findNodeForKeyword(http.$cstNode, 'body')?.offset;
  const starts = new Set([...http.headers.map((header) => header.$cstNode?.offset), body]);
  const parts = cut(inner, (piece) => starts.has(firstToken(piece).start));
  const lines = parts.flatMap((part) => {
    const item = itemOf(part);
    return item ? [{ doc: itemDoc(item, tailDoc(item.body)), blankBefore: followsBlank(item.first) }] : [];
  });
  return bodyDoc(lines, close);
}

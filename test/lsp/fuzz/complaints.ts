import { LSPErrorCodes, type Position, type Range } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Answer } from './ask.ts';
import { editComplaints } from './edit-complaints.ts';

/** The texts that an answer may speak of, by URI. */
export type Texts = (uri: string) => TextDocument | undefined;

/** What is wrong with an answer, whatever was asked: nothing, as a rule. */
export function complaintsAbout(answer: Answer, texts: Texts): readonly string[] {
  const { method, params, error, result } = answer;
  if (error !== undefined) return isRefusal(answer) ? [] : [`${method} fails: ${error.message}`];
  // What may follow an item stands in the file of the item.
  const { uri } = 'item' in params ? (params.item as { readonly uri: string }) : answer;
  const own = [...rangesIn(result, uri)].flatMap(([file, range]) => rangeComplaints(range, file, texts));
  const shape = shapeComplaints(answer, texts(uri));
  return [...own, ...shape, ...editComplaints(result, uri, texts)].map((one) => `${method}: ${one}`);
}

/** A name that cannot be taken is refused with the reason. */
function isRefusal({ method, error }: Answer): boolean {
  return method === 'textDocument/rename' && error?.code === LSPErrorCodes.RequestFailed;
}

/** Every range in an answer, with the file that it is in: the one that the nearest part around it names, or the asked one. */
function* rangesIn(part: unknown, uri: string): Iterable<readonly [uri: string, range: Range]> {
  if (typeof part !== 'object' || part === null) return;
  if (isRange(part)) {
    yield [uri, part];
    return;
  }
  const own = ownUri(part) ?? uri;
  for (const [key, inner] of Object.entries(part)) {
    if (key === 'changes' && !Array.isArray(inner)) {
      for (const [file, edits] of Object.entries(inner as object)) yield* rangesIn(edits, file);
    } else if (key === 'originSelectionRange') {
      yield* rangesIn(inner, uri);
      // Data are the server's own, and findings those that the question named.
    } else if (key !== 'data' && key !== 'diagnostics') {
      yield* rangesIn(inner, own);
    }
  }
}

function ownUri(part: object): string | undefined {
  if ('uri' in part && typeof part.uri === 'string') return part.uri;
  if ('targetUri' in part && typeof part.targetUri === 'string') return part.targetUri;
  // Calls are made where the caller stands: the other item of an incoming call, the asked one of an outgoing.
  if ('from' in part) return ownUri(part.from as object);
  if ('to' in part) return undefined;
  return 'textDocument' in part ? ownUri(part.textDocument as object) : undefined;
}

function isRange(part: object): part is Range {
  return 'start' in part && 'end' in part && isPosition(part.start) && isPosition(part.end);
}

function isPosition(part: unknown): part is Position {
  return typeof part === 'object' && part !== null && 'line' in part && 'character' in part;
}

function rangeComplaints({ start, end }: Range, uri: string, texts: Texts): readonly string[] {
  const document = texts(uri);
  // A file that an action creates is empty.
  const isEmpty = start.line + start.character + end.line + end.character === 0;
  if (document === undefined) return isEmpty ? [] : [`a range in ${uri}, which is not there`];
  const outside = [start, end].filter((point) => !isIn(document, point));
  const turned = document.offsetAt(end) < document.offsetAt(start);
  return [
    ...outside.map((point) => `${JSON.stringify(point)} is not in ${uri}`),
    ...(turned ? [`a range of ${uri} ends before it begins: ${JSON.stringify({ start, end })}`] : []),
  ];
}

function isIn(document: TextDocument, point: Position): boolean {
  const { line, character } = document.positionAt(document.offsetAt(point));
  return line === point.line && character === point.character;
}

/** What single answers promise beside their ranges. */
function shapeComplaints({ method, params, result }: Answer, document: TextDocument | undefined): readonly string[] {
  const list = Array.isArray(result) ? (result as readonly Record<string, unknown>[]) : [];
  switch (method) {
    case 'textDocument/foldingRange':
      return list
        .filter(
          ({ startLine, endLine }) =>
            Number(endLine) <= Number(startLine) || Number(endLine) >= (document?.lineCount ?? 0),
        )
        .map((fold) => `the fold ${JSON.stringify(fold)} has no lines`);
    case 'textDocument/selectionRange':
      return list.length === (params as { readonly positions: readonly unknown[] }).positions.length
        ? list.flatMap((one) => nestingComplaints(one))
        : ['not every position has its selections'];
    case 'textDocument/hover': {
      const { range } = (result ?? {}) as { readonly range?: Range };
      const { position } = params as { readonly position: Position };
      return range === undefined || holds(range, { start: position, end: position })
        ? []
        : ['a hover about another place'];
    }
    case 'textDocument/documentSymbol':
      return list.flatMap(symbolComplaints);
    default:
      return [];
  }
}

function nestingComplaints({ range, parent }: Record<string, unknown>): readonly string[] {
  if (typeof parent !== 'object' || parent === null) return [];
  const outer = parent as Record<string, unknown>;
  const isNested = holds(outer.range as Range, range as Range);
  return [...(isNested ? [] : ['a selection grows to something that does not hold it']), ...nestingComplaints(outer)];
}

function symbolComplaints(symbol: Record<string, unknown>): readonly string[] {
  const { name, range, selectionRange, children = [] } = symbol;
  const inner = children as readonly Record<string, unknown>[];
  return [
    ...(holds(range as Range, selectionRange as Range) ? [] : [`the name of ${String(name)} is outside of it`]),
    ...(name === '' ? ['a symbol without a name'] : []),
    ...inner.flatMap(symbolComplaints),
  ];
}

function holds(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

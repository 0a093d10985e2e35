import type { Diagnostic, Position, Range } from 'vscode-languageserver-protocol/node';
import type { Seeded } from './seeded.ts';

/** Where and about what the questions of one moment are asked. Equal places make equal questions. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
  /** Something that is selected; empty at times. */
  readonly range: Range;
  readonly findings: readonly Diagnostic[];
  /** A character that was just typed, if the editor says so. */
  readonly trigger: string;
  readonly newName: string;
  /** Kinds of actions; `null` asks for whatever the lamp shows. */
  readonly kinds: readonly string[] | null;
  readonly query: string;
}

/** A request as it goes over the wire. */
export interface Asked {
  readonly method: string;
  readonly params: object;
}

/** What a capability of the server lets a client ask. */
export interface Question {
  readonly ask: (place: Place) => readonly Asked[];
  /** What a client asks about an answer. */
  readonly then?: (answer: unknown) => readonly Asked[];
}

const options = { tabSize: 2, insertSpaces: true };
const about = ({ uri }: Place): { textDocument: { uri: string } } => ({ textDocument: { uri } });
const at = (place: Place): object => ({ ...about(place), position: place.position });

/** A question about a place, one about a whole file. */
const place = (method: string, more: (place: Place) => object = () => ({})): Question => ({
  ask: (one) => [{ method, params: { ...at(one), ...more(one) } }],
});
const file = (method: string, more: (place: Place) => object = () => ({})): Question => ({
  ask: (one) => [{ method, params: { ...about(one), ...more(one) } }],
});

/** The first items of a list answer, or of the list in it. */
function items(answer: unknown, most: number): readonly object[] {
  const list: unknown =
    typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : (answer ?? []);
  return Array.isArray(list) ? (list.slice(0, most) as object[]) : [];
}

/** Questions by the capability that announces them. `semanticTokensProvider` is asked by a reader of its own. */
export const questions: Readonly<Record<string, Question>> = {
  completionProvider: {
    ask: (one) => [
      { method: 'textDocument/completion', params: { ...at(one), context: { triggerKind: 1 } } },
      {
        method: 'textDocument/completion',
        params: { ...at(one), context: { triggerKind: 2, triggerCharacter: one.trigger } },
      },
    ],
    then: (answer) => items(answer, 3).map((item) => ({ method: 'completionItem/resolve', params: item })),
  },
  hoverProvider: place('textDocument/hover'),
  definitionProvider: place('textDocument/definition'),
  typeDefinitionProvider: place('textDocument/typeDefinition'),
  referencesProvider: place('textDocument/references', () => ({ context: { includeDeclaration: true } })),
  documentHighlightProvider: place('textDocument/documentHighlight'),
  signatureHelpProvider: place('textDocument/signatureHelp', ({ trigger }) => ({
    context: { triggerKind: 2, triggerCharacter: trigger, isRetrigger: false },
  })),
  renameProvider: {
    ask: (one) => [
      { method: 'textDocument/prepareRename', params: at(one) },
      { method: 'textDocument/rename', params: { ...at(one), newName: one.newName } },
    ],
  },
  callHierarchyProvider: {
    ...place('textDocument/prepareCallHierarchy'),
    then: (answer) =>
      items(answer, 2).flatMap((item) => [
        { method: 'callHierarchy/incomingCalls', params: { item } },
        { method: 'callHierarchy/outgoingCalls', params: { item } },
      ]),
  },
  codeActionProvider: file('textDocument/codeAction', ({ range, findings, kinds }) => ({
    range,
    context: { diagnostics: findings, ...(kinds === null ? {} : { only: kinds }) },
  })),
  documentSymbolProvider: file('textDocument/documentSymbol'),
  workspaceSymbolProvider: { ask: ({ query }) => [{ method: 'workspace/symbol', params: { query } }] },
  documentLinkProvider: file('textDocument/documentLink'),
  foldingRangeProvider: file('textDocument/foldingRange'),
  selectionRangeProvider: file('textDocument/selectionRange', ({ position, range }) => ({
    positions: [position, range.end],
  })),
  codeLensProvider: {
    ...file('textDocument/codeLens'),
    then: (answer) => items(answer, 4).map((lens) => ({ method: 'codeLens/resolve', params: lens })),
  },
  inlayHintProvider: file('textDocument/inlayHint', ({ range }) => ({ range })),
  documentFormattingProvider: file('textDocument/formatting', () => ({ options })),
  documentRangeFormattingProvider: file('textDocument/rangeFormatting', ({ range }) => ({ range, options })),
  documentOnTypeFormattingProvider: place('textDocument/onTypeFormatting', ({ trigger }) => ({ ch: trigger, options })),
  workspace: {
    ask: ({ uri }) => [
      {
        method: 'workspace/willRenameFiles',
        params: { files: [{ oldUri: uri, newUri: uri.replace(/[^/]*$/, 'moved/away.wf') }] },
      },
    ],
  },
  experimental: {
    ask: ({ uri }) => [
      { method: 'wf/workflows', params: { uri } },
      { method: 'wf/compile', params: { uri } },
    ],
  },
};

const newNames = ['fresh', 'to', 'exit', 'send mail!', '`quoted`', '', '😀', '__proto__', 'a-b'];
const kinds = [null, null, ['quickfix'], ['refactor'], ['source'], ['source.fixAll.wf'], ['']];

/** A place in a text of which the findings are known; `near` is where the last letter was typed. */
export function placeIn(
  document: { readonly uri: string; offsetAt: (at: Position) => number; positionAt: (at: number) => Position },
  near: number,
  findings: readonly Diagnostic[],
  random: Seeded,
): Place {
  const end = document.offsetAt({ line: 1e9, character: 0 });
  const somewhere = (): number => random.below(end + 1);
  const cursor = random.chance(0.6) ? near : somewhere();
  const other = random.chance(0.4) ? cursor : random.chance(0.2) ? end : somewhere();
  const [from, to] = cursor < other ? [cursor, other] : [other, cursor];
  const range = { start: document.positionAt(from), end: document.positionAt(to) };
  return {
    uri: document.uri,
    position: document.positionAt(cursor),
    range,
    findings: findings.filter(
      (one) => one.range.end.line >= range.start.line && one.range.start.line <= range.end.line,
    ),
    trigger: random.pick(['.', '"', '{', '>', '|', '\n', '(', ',', ':', '}', '/', '@', ' ']),
    newName: random.pick(newNames),
    kinds: kinds[random.below(kinds.length)] ?? null,
    query: random.pick(['', 'a', 'mail', 'W', '💥']),
  };
}

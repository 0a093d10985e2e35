import type { AstNode, AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

interface Kinds {
  readonly symbol: SymbolKind;
  readonly completion: CompletionItemKind;
}

const kinds: ReadonlyMap<string, Kinds> = new Map<string, Kinds>([
  ['Workflow', { symbol: SymbolKind.Class, completion: CompletionItemKind.Class }],
  ['Tool', { symbol: SymbolKind.Function, completion: CompletionItemKind.Function }],
  ['TypeAlias', { symbol: SymbolKind.Interface, completion: CompletionItemKind.Interface }],
  ['Parameter', { symbol: SymbolKind.Variable, completion: CompletionItemKind.Variable }],
  ['Field', { symbol: SymbolKind.Property, completion: CompletionItemKind.Property }],
]);
const other: Kinds = { symbol: SymbolKind.Field, completion: CompletionItemKind.Reference };

/** The icons of the outline, of symbol search and of completion. */
export class WfNodeKinds implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return kindsOf(node).symbol;
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return kindsOf(node).completion;
  }
}

function kindsOf(node: AstNode | AstNodeDescription): Kinds {
  return kinds.get('$type' in node ? node.$type : node.type) ?? other;
}

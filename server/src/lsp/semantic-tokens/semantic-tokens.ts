import { type LangiumDocument } from 'langium';
import type { SemanticTokenProvider } from 'langium/lsp';
import type {
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Occurrence } from '#language/references/occurrence.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import type { WfServerServices } from '../services.ts';
import { encodeTokens } from './encode-tokens.ts';
import { editsBetween } from './edits-between.ts';
import { modifierNames, typeNames } from './legend.ts';

/** Colours by what names mean. Keywords, texts and comments are the TextMate grammar's. */
export class WfSemanticTokens implements SemanticTokenProvider {
  readonly tokenTypes = numbered(typeNames, (index) => index);
  readonly tokenModifiers = numbered(modifierNames, (index) => 1 << index);
  readonly semanticTokensOptions = {
    legend: { tokenTypes: [...typeNames], tokenModifiers: [...modifierNames] },
    full: { delta: true },
    range: true,
  };
  private readonly occurrences: Occurrences;
  /** The last answer about each open document: what the next delta starts from. */
  private readonly answers = new Map<string, SemanticTokens & { readonly resultId: string }>();
  private count = 0;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
    services.shared.workspace.TextDocuments.onDidClose(({ document }) => {
      this.answers.delete(document.uri);
    });
  }

  semanticHighlight(document: LangiumDocument, { textDocument }: SemanticTokensParams): SemanticTokens {
    this.count += 1;
    const answer = { resultId: String(this.count), data: encodeTokens(this.occurrences.in(document)) };
    this.answers.set(textDocument.uri, answer);
    return answer;
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    return { data: encodeTokens(this.occurrences.in(document).filter((occurrence) => meets(occurrence, range))) };
  }

  /** Edits of the last answer, or all tokens where the client knows another one. */
  semanticHighlightDelta(
    document: LangiumDocument,
    { textDocument, previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const previous = this.answers.get(textDocument.uri);
    const answer = this.semanticHighlight(document, { textDocument });
    if (previous?.resultId !== previousResultId) return answer;
    return {
      ...(answer.resultId !== undefined && { resultId: answer.resultId }),
      edits: editsBetween(previous.data, answer.data),
    };
  }
}

function meets({ range }: Occurrence, { start, end }: Range): boolean {
  return range.end.line >= start.line && range.start.line <= end.line;
}

function numbered(names: readonly string[], number: (index: number) => number): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, number(index)]));
}

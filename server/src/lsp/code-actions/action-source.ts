import type { Cancellation, LangiumDocument } from 'langium';
import type { CodeAction, CodeActionKind, Diagnostic, Range } from 'vscode-languageserver';

/** What an editor asks: the findings under the cursor or selection, and what else stands there. */
export interface ActionRequest {
  readonly document: LangiumDocument;
  readonly range: Range;
  /** Findings that the client sent along. */
  readonly diagnostics: readonly Diagnostic[];
  readonly cancelToken: Cancellation.CancellationToken;
}

/** Something that can be done to a text at the press of a key: quick fixes are one source, refactorings another. */
export interface ActionSource {
  /** The kind of all its actions, as `context.only` asks for it. */
  readonly kind: CodeActionKind;
  /** Rejects with `OperationCancelled` only. */
  readonly actions: (request: ActionRequest) => Promise<readonly CodeAction[]>;
}

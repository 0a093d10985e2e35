import type { CompletionItemKind } from 'vscode-languageserver';
import type { Declaration } from '#language/generated/ast.ts';

/** One thing that may be written at the cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is inserted, with tab stops; without them where the editor knows none. The label when neither is given. */
  readonly snippet?: string;
  /** The snippet writes a line to its end. Where something stands behind the cursor, `text` is inserted in its place. */
  readonly wholeLine?: boolean;
  /** What is inserted as it stands. */
  readonly text?: string;
  /** Shown right behind the label: a signature, a type. */
  readonly signature?: string;
  /** One line that says what it means here. */
  readonly description?: string;
  /** Why choosing it would earn a finding. Such offers come last. */
  readonly objection?: string;
  /** Groups come in this order; within a group offers keep theirs. */
  readonly rank: number;
  /** What typed letters are compared with instead of the label. */
  readonly filter?: string;
  /**
   * The editor asks again at once, for what the first tab stop is for. Where it does, that stop is left empty: a text in it
   * would hide all offers that do not resemble it.
   */
  readonly again?: boolean;
  /** Inserted further on, when the offer is taken. */
  readonly beyond?: { readonly offset: number; readonly text: string };
  /** What the offer names. Its signature is read only for offers that are shown. */
  readonly declaration?: OfferedDeclaration;
}

/** A declaration that is offered by its name. */
export interface OfferedDeclaration {
  readonly node: Declaration;
  /** The name under which it is imported when chosen; absent where the file knows it already. */
  readonly importAs?: string;
}

/** As many offers as one list holds. A person reads no more; the editor asks again as the word grows. */
export const most = 100;

/** Ranks, from what is most likely meant to what is rarely. */
export const rank = { best: 0, good: 1, usual: 2, other: 3, elsewhere: 4, renamed: 5, objected: 9 } as const;

import type { AstNode, LangiumDocument } from 'langium';
import type { CodeActionKind } from 'vscode-languageserver';
import type { WfFile } from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import type { WfServerServices } from '../../services.ts';
import type { Beside } from '../../workspace-edits.ts';

/** Where somebody wants a text rewritten. The text has no syntax error. */
export interface RefactoringRequest {
  readonly document: LangiumDocument;
  readonly file: WfFile;
  readonly text: string;
  /** The innermost node at the beginning of the selection. */
  readonly node: AstNode | undefined;
  /** Offsets of the selection; equal for a cursor. */
  readonly start: number;
  readonly end: number;
  readonly services: WfServerServices;
}

/** One way to say the same in other words. */
export interface Rewrite extends Beside {
  /** Imperative and concrete: what it does to the text. */
  readonly title: string;
  /** Edits of the file that do not overlap, any order. */
  readonly edits: readonly Edit[];
}

/**
 * A change that leaves what runs do as it is, keeps every comment, and brings no finding: where one of these cannot be
 * kept, nothing is offered. Asked at every move of the cursor, so it looks at no more than it has to.
 */
export interface Refactoring {
  readonly kind: CodeActionKind;
  readonly rewrites: (request: RefactoringRequest) => Iterable<Rewrite> | AsyncIterable<Rewrite>;
}

import type { AstNode } from 'langium';
import type { Declaration, WfFile } from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import type { Imports } from '../references/imports.ts';

/** A check of what only the text of a whole file shows. Checks of rules and flow are in `core/src/checks`. */
export type FileCheck = (file: WfFile, context: FileCheckContext) => void;

/** Where a check reports to and what it may ask. */
export interface FileCheckContext {
  readonly lowering: LoweringContext;
  readonly imports: Imports;
  /** What declarations of the file name that is not themselves; read once for all checks. */
  readonly named: () => ReadonlySet<AstNode>;
}

/**
 * A check of what the text of a declaration shows, together with all that it refers to: it is asked again only when one
 * of these has changed.
 */
export type DeclarationTextCheck = (declaration: Declaration, lowering: LoweringContext) => void;

import type { Declaration, WfFile } from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import type { Imports } from '../references/imports.ts';
import type { Use } from '../syntax/used-nodes.ts';

/** A check of what only the text of a whole file shows. Checks of rules and flow are in `core/src/checks`. */
export type FileCheck = (file: WfFile, context: FileCheckContext) => void;

/** Where a check reports to and what it may ask. */
export interface FileCheckContext {
  readonly lowering: LoweringContext;
  readonly imports: Imports;
  /** Where the file uses what it names; read once for all checks. */
  readonly uses: () => readonly Use[];
}

/**
 * A check of what the text of a declaration shows, together with all that it refers to: it is asked again only when one
 * of these has changed.
 */
export type DeclarationTextCheck = (declaration: Declaration, lowering: LoweringContext) => void;

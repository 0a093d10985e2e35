import type { Severity } from '#core/diagnostics/catalogue.ts';
import type { Parameter } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';

/** Custom requests between the extension and the language server. Names and shapes only: both sides import this file. */

/** Client → server: lower the text as it stands, saved or not. Never rejects for a broken text. */
export const compile = 'wf/compile';
export interface CompileParams {
  readonly uri: string;
  /** Name of the workflow; the only one of the file when absent. */
  readonly workflow?: string;
}
export type CompileResult =
  | { readonly kind: 'program'; readonly program: Program; readonly origins: Origins; readonly digest: string }
  | { readonly kind: 'findings'; readonly findings: readonly LocatedFinding[] }
  | { readonly kind: 'no-workflow'; readonly workflows: readonly string[] };

/** Where each node of a program stands, for links from a transcript to the source. Lines and characters from 0. */
export type Origins = Readonly<Record<string, Location>>;
export interface Location {
  readonly uri: string;
  readonly range: Range;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A finding with its place, as the command line prints it. */
export interface LocatedFinding extends Location {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Client → server: the workflows of a file and what a run of each asks for. */
export const workflows = 'wf/workflows';
export interface WorkflowsParams {
  readonly uri: string;
}
export interface WorkflowOutline {
  readonly name: string;
  readonly inputs: readonly Parameter[];
  readonly location: Location;
}

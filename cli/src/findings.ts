import type { Severity } from '#core/diagnostics/catalogue.ts';
import type { WitnessCall } from '#core/diagnostics/finding.ts';

/** A finding with the place that it names, ready to print. */
export interface LocatedFinding extends LocatedNode {
  readonly severity: Severity;
  readonly code: string;
  /** Why, or the steps of the witness in order. */
  readonly related: readonly LocatedNode[];
  readonly witness?: readonly WitnessCall[];
}

/** A sentence about one place in a file. */
export interface LocatedNode {
  /** As a person would type it: relative to the working folder where it lies below. */
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** From the first character to behind the last, lines and UTF-16 characters from 0, as in the language server protocol. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

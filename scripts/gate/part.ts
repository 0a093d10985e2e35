/** What one part of the gate found. A part that is no test run is one check: passed or failed. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
}

/** One part of the gate; runnable alone by its name. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** Never rejects for a finding; prints what is wrong. */
  readonly run: () => Promise<Outcome>;
}

import type { Frontier } from './frontier.ts';

/** A breadth first search that can stop between any two states. */
export interface Search {
  readonly frontier: Frontier;
  /** Hidden slots that a run has depended on. */
  readonly betrayed: ReadonlySet<number>;
  /** Looks at the successors of up to `limit` further states. */
  expand(limit: number, transitions: number): void;
}

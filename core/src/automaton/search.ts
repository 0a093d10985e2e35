import type { Frontier } from './frontier.ts';
import { NarrowSearch } from './narrow-search.ts';
import { isNarrow } from './narrow-steps.ts';
import type { TransitionSystem } from './transition-system.ts';
import { WideSearch } from './wide-search.ts';

/** A breadth first search that can stop between any two states. */
export interface Search {
  readonly frontier: Frontier;
  /** Hidden slots that a run has depended on. */
  readonly betrayed: ReadonlySet<number>;
  /** Looks at the successors of up to `limit` further states. */
  expand(limit: number, transitions: number): void;
}

/** The fastest search that can take a system. */
export function searchOf(system: TransitionSystem): Search {
  return isNarrow(system) ? new NarrowSearch(system) : new WideSearch(system);
}

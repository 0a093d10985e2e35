import { NarrowSearch } from './narrow-search.ts';
import { isNarrow } from './narrow-steps.ts';
import type { Search } from './search.ts';
import type { TransitionSystem } from './transition-system.ts';
import { WideSearch } from './wide-search.ts';

/** The fastest search that can take a system. */
export function fastestSearch(system: TransitionSystem): Search {
  return isNarrow(system) ? new NarrowSearch(system) : new WideSearch(system);
}

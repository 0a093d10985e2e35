import { Frontier } from './frontier.ts';
import { NarrowSteps } from './narrow-steps.ts';
import type { Search } from './search.ts';
import type { TransitionSystem } from './transition-system.ts';

/** The search of systems whose states fit one word, all slots in sight: nothing is unpacked. */
export class NarrowSearch implements Search {
  readonly frontier: Frontier;
  readonly betrayed: ReadonlySet<number> = new Set();
  readonly #steps: NarrowSteps;

  constructor(system: TransitionSystem) {
    this.frontier = new Frontier(system);
    this.#steps = new NarrowSteps(system, this.frontier.called);
  }

  expand(limit: number, transitions: number): void {
    const { frontier } = this;
    const { table, groups } = frontier;
    const steps = this.#steps;
    const last = frontier.expanded + limit;
    while (frontier.expanded < last && frontier.pending && frontier.transitions < transitions) {
      const code = table.word(frontier.expanded, 0);
      steps.load(code);
      if (steps.group < 0 || !groups.hasWord(steps.group)) {
        const count = steps.from(code);
        if (count > 0 && steps.group >= 0) groups.addWord(steps.group);
        for (let index = 0; index < count; index += 1) {
          if (table.addWord(steps.codes[index] ?? 0)) frontier.link();
        }
        frontier.transitions += count;
      }
      frontier.advance(steps.marks);
    }
  }
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNarrow } from '#core/automaton/narrow-steps.ts';
import { NarrowSearch } from '#core/automaton/narrow-search.ts';
import type { Search } from '#core/automaton/search.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WideSearch } from '#core/automaton/wide-search.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

/** All that a search found, the states as their codes. */
function foundBy(search: Search, stride: number): unknown {
  while (search.frontier.pending && search.frontier.expanded < 500) search.expand(stride, Infinity);
  const { table, groups, expanded, transitions, parents, children, marks, called } = search.frontier.found();
  const codes = [table, groups].map((one) => Array.from({ length: one.count }, (_, state) => one.word(state, 0)));
  return { codes, expanded, transitions, parents, children, marks, called };
}

it('the search over bits finds what the search over slots finds, in the same order', { timeout: 120_000 }, () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryWorkflow, fc.integer({ min: 1, max: 60 }), (workflow, stride) => {
      const system = transitionSystem(workflow, []);
      if (!isNarrow(system)) return;
      compared += 1;
      expect(foundBy(new NarrowSearch(system), stride)).toEqual(foundBy(new WideSearch(system), stride));
    }),
    { numRuns: casesOf(4000) },
  );
  expect(compared).toBeGreaterThanOrEqual(seenOf(3900));
});

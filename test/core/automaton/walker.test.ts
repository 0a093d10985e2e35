import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { Walker } from '#core/automaton/walker.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { exploreNow } from './explore-now.ts';

/** Forty counters of up to nine: states of several words. */
const wide = (() => {
  const names = Array.from({ length: 40 }, (_, index) => `t${index}`);
  const builder = new WorkflowBuilder().start(...names).use(...names);
  for (const name of names) builder.limit(name, 9).require(name);
  return transitionSystem(builder.arrow('done', 'exit').build(), []);
})();

it('reads each state as it is packed, whichever it has read before', () => {
  const { table } = exploreNow(wide, { states: 3000, transitions: 100_000 });
  const { words, keyWords, positions, positionMask, word, shift, mask } = wide.layout;
  expect(words).toBeGreaterThan(2);
  const walker = new Walker(wide);
  fc.assert(
    fc.property(fc.nat(table.count - 1), (state) => {
      walker.unpack(table, state);
      const packed = Array.from({ length: words }, (_, at) => table.word(state, at));
      const slot = (of: number): number => ((packed[word[of] ?? 0] ?? 0) >>> (shift[of] ?? 0)) & (mask[of] ?? 0);
      expect(walker.position).toBe(positions[(packed[0] ?? 0) & positionMask]);
      expect([...walker.slots]).toEqual(Array.from(word.keys(), slot));
      expect([...walker.groupCode].slice(1)).toEqual(packed.slice(1, keyWords));
    }),
  );
});

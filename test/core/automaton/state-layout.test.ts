import { expect, it } from 'vitest';
import { layOutStates } from '#core/automaton/state-layout.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { compileRules } from '#core/rules/compiled-rules.ts';

it.each<[string, number, readonly number[], readonly number[], readonly [number, number, number]]>([
  ['four positions', 4, [], [], [1, 1, 2]],
  ['five positions', 5, [], [], [1, 1, 3]],
  ['one position', 1, [], [], [1, 1, 1]],
  ['two counts', 4, [1, 8], [], [1, 1, 7]],
  ['all bits of a word', 4, [2 ** 30 - 1], [], [1, 1, 32]],
  ['one bit more than a word', 4, [2 ** 30], [], [2, 2, 63]],
  ['a word, and a bit in the next', 4, [2 ** 30 - 1, 1], [], [2, 2, 33]],
  ['a hidden count behind all others', 4, [8, 1], [0], [2, 1, 3]],
  ['two hidden counts in one word', 4, [8, 1, 8], [0, 2], [2, 1, 3]],
])('states with %s are laid out in so many words, key words and bits', (_, positions, limits, hidden, expected) => {
  const flow = new WorkflowBuilder();
  limits.forEach((limit, slot) => flow.limit(`t${slot}`, limit));
  const compiled = compileRules([], flow.build().rules);
  const layout = layOutStates(compiled, new Int32Array(positions), new Set(hidden));
  expect([layout.words, layout.keyWords, layout.bits]).toEqual(expected);
  // No field takes bits of another, or runs over the edge of its word.
  const taken = new Map([[0, BigInt(layout.positionMask)]]);
  limits.forEach((limit, slot) => {
    const word = layout.word[slot] ?? -1;
    const field = BigInt(layout.mask[slot] ?? 0) << BigInt(layout.shift[slot] ?? 0);
    expect([layout.mask[slot] ?? 0, field < 2n ** 32n, field & (taken.get(word) ?? 0n)]).toEqual([
      2 ** Math.ceil(Math.log2(limit + 1)) - 1,
      true,
      0n,
    ]);
    taken.set(word, field | (taken.get(word) ?? 0n));
  });
});

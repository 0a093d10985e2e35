import type { CompiledRules } from '../rules/compiled-rules.ts';
import type { StateLayout } from './state-layout.ts';

/**
 * What a call does to a packed state, for every tool and outcome: `enterPosition` in terms of bit fields. Setting the
 * position and the marks is one `or`; a limited tool has one counter besides, which is added to. No counter runs over: its
 * largest value is a limit, and past the smallest limit a tool is not called.
 */
export interface PackedEntries {
  /** Entries of tool `t` stand from `first[t]` to `first[t + 1]`. */
  readonly first: Int32Array;
  /** Per entry and word: bits to set. */
  readonly bits: Int32Array;
  /** Per entry and word: a one where the counter stands, to be added after the bits are set. */
  readonly one: Int32Array;
}

/** Packs the positions that calls can lead to. */
export function packEntries(
  { slots: table }: CompiledRules,
  layout: StateLayout,
  entries: readonly (readonly number[])[],
): PackedEntries {
  const packed = new Map(Array.from(layout.positions, (position, number) => [position, number]));
  const all = entries.flat();
  const first = new Int32Array(entries.length + 1);
  entries.forEach((positions, tool) => {
    first[tool + 1] = (first[tool] ?? 0) + positions.length;
  });
  const bits = new Int32Array(all.length * layout.words);
  const one = new Int32Array(all.length * layout.words);
  all.forEach((position, entry) => {
    bits[entry * layout.words] = packed.get(position) ?? 0;
    for (const slot of table.touched[position] ?? none) {
      const at = entry * layout.words + (layout.word[slot] ?? 0);
      const lowest = 1 << (layout.shift[slot] ?? 0);
      if (table.maxima[slot] === 1) bits[at] = (bits[at] ?? 0) | lowest;
      else one[at] = lowest;
    }
  });
  return { first, bits, one };
}

const none = new Int32Array(0);

import type { CompiledRules } from '../rules/compiled-rules.ts';

/**
 * How a state is packed into 32-bit words: the position in the low bits of the first word, then one bit field per slot,
 * none across a word's edge. Bit fields and not mixed radix: fields are read by shift and mask, never by division.
 */
export interface StateLayout {
  readonly words: number;
  /** Bits in use when one word is enough; 32 or more otherwise. */
  readonly bits: number;
  readonly positionMask: number;
  readonly slots: readonly SlotField[];
}

/** Where a slot stands. Adding `unit` to the word counts the slot up by one. */
export interface SlotField {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
  readonly unit: number;
}

/** Lays out states of a set of rules. */
export function layOutStates({ outcomes, slots: table }: CompiledRules): StateLayout {
  const positionBits = bitsFor(outcomes.count - 1);
  let word = 0;
  let used = positionBits;
  const slots = Array.from(table.maxima, (maximum): SlotField => {
    const bits = bitsFor(maximum);
    if (used + bits > 32) {
      word += 1;
      used = 0;
    }
    const shift = used;
    used += bits;
    return { word, shift, mask: 2 ** bits - 1, unit: 1 << shift };
  });
  return { words: word + 1, bits: word * 32 + used, positionMask: 2 ** positionBits - 1, slots };
}

function bitsFor(maximum: number): number {
  return Math.max(1, 32 - Math.clz32(maximum));
}

import type { CompiledRules } from '../rules/compiled-rules.ts';

/**
 * How a state is packed into 32-bit words: a number for its position in the low bits of the first word, then one bit
 * field per slot, none across a word's edge. Bit fields and not mixed radix: fields are read by shift and mask, never
 * by division. Where slot `s` stands: `word[s]`, `shift[s]`, `mask[s]` (before the shift).
 */
export interface StateLayout {
  readonly words: number;
  /** Bits in use when one word is enough; more than 32 otherwise. */
  readonly bits: number;
  /** Positions by their packed number; only those that a run can enter have one. The start is number 0. */
  readonly positions: Int32Array;
  readonly positionMask: number;
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
}

/** Lays out the states of runs that can enter these positions. */
export function layOutStates({ slots: table }: CompiledRules, entered: Iterable<number>): StateLayout {
  const positions = Int32Array.from(new Set([0, ...entered]));
  const positionBits = bitsFor(positions.length - 1);
  const size = table.maxima.length;
  const [word, shift, mask] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  let here = 0;
  let used = positionBits;
  table.maxima.forEach((maximum, slot) => {
    const bits = bitsFor(maximum);
    if (used + bits > 32) {
      here += 1;
      used = 0;
    }
    word[slot] = here;
    shift[slot] = used;
    mask[slot] = 2 ** bits - 1;
    used += bits;
  });
  return { words: here + 1, bits: here * 32 + used, positions, positionMask: 2 ** positionBits - 1, word, shift, mask };
}

function bitsFor(maximum: number): number {
  return Math.max(1, 32 - Math.clz32(maximum));
}

import type { CompiledRules } from '../rules/compiled-rules.ts';

/**
 * How a state is packed into 32-bit words: a number for its position in the low bits of the first word, then one bit
 * field per slot, none across a word's edge. Bit fields and not mixed radix: fields are read by shift and mask, never
 * by division. Where slot `s` stands: `word[s]`, `shift[s]`, `mask[s]` (before the shift).
 *
 * The first `keyWords` words tell states apart. Hidden slots stand in words behind them: a state is known by the others,
 * and carries the hidden ones of the run that first led to it.
 */
export interface StateLayout {
  readonly words: number;
  readonly keyWords: number;
  /** Bits in use when one word is enough for the key; more than 32 otherwise. */
  readonly bits: number;
  /** Positions by their packed number; only those that a run can enter have one. The start is number 0. */
  readonly positions: Int32Array;
  readonly positionMask: number;
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
  /** The slots that stand in each word. */
  readonly slotsIn: readonly Int32Array[];
}

/** Lays out the states of runs that can enter these positions. */
export function layOutStates(
  { slots: table }: CompiledRules,
  positions: Int32Array,
  hidden: ReadonlySet<number>,
): StateLayout {
  const positionBits = bitsFor(positions.length - 1);
  const size = table.maxima.length;
  const [word, shift, mask] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  let here = 0;
  let used = positionBits;
  const place = (slot: number): void => {
    const bits = bitsFor(table.maxima[slot] ?? 0);
    if (used + bits > 32) {
      here += 1;
      used = 0;
    }
    word[slot] = here;
    shift[slot] = used;
    mask[slot] = 2 ** bits - 1;
    used += bits;
  };
  const slots = Array.from(table.maxima.keys());
  slots.filter((slot) => !hidden.has(slot)).forEach(place);
  const keyWords = here + 1;
  const bits = here * 32 + used;
  used = 32;
  hidden.forEach(place);
  const slotsIn = Array.from({ length: here + 1 }, (): number[] => []);
  word.forEach((at, slot) => slotsIn[at]?.push(slot));
  return {
    words: here + 1,
    keyWords,
    bits,
    positions,
    positionMask: 2 ** positionBits - 1,
    word,
    shift,
    mask,
    slotsIn: slotsIn.map((slots) => Int32Array.from(slots)),
  };
}

/** The positions that a run can enter, the start first. */
export function enteredPositions(entries: readonly (readonly number[])[]): Int32Array {
  return Int32Array.from(new Set([0, ...entries.flat()]));
}

function bitsFor(maximum: number): number {
  return Math.max(1, 32 - Math.clz32(maximum));
}

import type { TransitionSystem } from './transition-system.ts';
import { noNumber } from '../rules/no-number.ts';

/**
 * When a tool may be called and when a run is complete, asked of the bits of a state that fits one word: what
 * `enabledTools` and `isComplete` ask of slots. A tool may be called when all bits of `need` are set and its count, cut
 * out by `field` and `shift`, is below `limit`.
 */
export interface PackedGuards {
  readonly need: Int32Array;
  readonly field: Int32Array;
  readonly shift: Int32Array;
  readonly limit: Int32Array;
  /** Marks of required tools, all of which must be set. */
  readonly requiredBits: number;
  /** Counters of required tools, none of which may be zero. */
  readonly requiredFields: Int32Array;
}

const unlimited = 0x7fffffff;

/** Packs the guards of every tool. */
export function packGuards({ compiled, layout }: TransitionSystem): PackedGuards {
  const { limits, needs, called, required, maxima } = compiled.slots;
  const fieldOf = (slot: number): number => (layout.mask[slot] ?? 0) << (layout.shift[slot] ?? 0);
  const all = (slots: Iterable<number>): number => [...slots].reduce((bits, slot) => bits | fieldOf(slot), 0);
  const slots = required.map((tool) => called[tool] ?? noNumber);
  const isMark = (slot: number): boolean => maxima[slot] === 1;
  return {
    need: Int32Array.from(needs, all),
    field: called.map(fieldOf),
    shift: called.map((slot) => layout.shift[slot] ?? 0),
    limit: Int32Array.from(limits, (limit) => Math.min(limit, unlimited)),
    requiredBits: all(slots.filter(isMark)),
    requiredFields: Int32Array.from(
      slots.filter((slot) => !isMark(slot)),
      fieldOf,
    ),
  };
}

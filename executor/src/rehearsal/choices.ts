import type { Random } from './random.ts';

/**
 * Remembers which option was taken how often at which place, and takes the rarest: a rehearsal that goes on long enough
 * takes every branch. Equally rare options are drawn.
 */
export class Choices {
  readonly random: Random;
  readonly #taken = new Map<string, Map<string, number>>();

  constructor(random: Random) {
    this.random = random;
  }

  /** The options from the rarest to the most frequent at this place, equals in drawn order. */
  ranked<T>(place: string, options: readonly T[], nameOf: (option: T) => string): readonly T[] {
    const counts = this.#taken.get(place);
    return options
      .map((option) => ({ option, count: counts?.get(nameOf(option)) ?? 0, draw: this.random() }))
      .sort((one, other) => one.count - other.count || one.draw - other.draw)
      .map(({ option }) => option);
  }

  /** Counts an option as taken. */
  take(place: string, name: string): void {
    const counts = this.#taken.get(place) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    this.#taken.set(place, counts);
  }

  /** How often an option was taken at a place. */
  count(place: string, name: string): number {
    return this.#taken.get(place)?.get(name) ?? 0;
  }
}

/** Milliseconds of the fastest of several calls, as a clock on the wall shows them. */
export function fastest(rounds: number, work: () => void): number {
  const [best = Infinity] = fastestInTurns(rounds, [work]);
  return best;
}

/** The same for each of several things, called in turns: a machine that gets slower in between does so for all of them. */
export function fastestInTurns(rounds: number, works: readonly (() => void)[]): readonly number[] {
  const best = works.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const started = performance.now();
      work();
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - started);
    }
  }
  return best;
}

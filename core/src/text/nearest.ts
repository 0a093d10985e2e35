/** The candidate that a mistyped word most likely meant, or `undefined` when none is close: at most a third of its letters differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return nearestOf(word, candidates, 1)[0];
}

/** The candidates that are close to a mistyped word, the closest first, at most so many. */
export function nearestOf(word: string, candidates: readonly string[], most: number): readonly string[] {
  const farthest = Math.max(1, Math.floor(word.length / 3));
  const lower = word.toLowerCase();
  return (
    [...new Set(candidates)]
      // Quick to see of most: as many letters differ as one is longer.
      .filter((candidate) => Math.abs(candidate.length - word.length) <= farthest)
      .map((candidate) => ({ candidate, distance: editDistance(lower, candidate.toLowerCase(), farthest) }))
      .filter(({ distance }) => distance <= farthest)
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, most)
      .map(({ candidate }) => candidate)
  );
}

/** The same for a name out of all that could stand in its place: what is close to one or two letters says nothing, but for other cases. */
export function nearestNames(name: string, candidates: readonly string[], most: number): readonly string[] {
  const lower = name.toLowerCase();
  const likely = name.length < 3 ? candidates.filter((one) => one.toLowerCase() === lower) : candidates;
  return nearestOf(name, likely, most);
}

/** ` Did you mean …?` for the end of a message, empty when nothing is close. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : ` Did you mean \`${candidate}\`?`;
}

/** Letters to insert, delete, replace or swap with the neighbour to turn one word into the other; `Infinity` if more than `most`. */
function editDistance(from: string, to: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  let current: number[] = new Array<number>(to.length + 1).fill(0);
  let leastBefore = 0;
  for (let row = 1; row <= from.length; row++) {
    let least = (current[0] = row);
    for (let column = 1; column <= to.length; column++) {
      const same = from.charCodeAt(row - 1) === to.charCodeAt(column - 1);
      let distance = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const added = (last[column] ?? 0) + 1;
      const removed = (current[column - 1] ?? 0) + 1;
      if (added < distance) distance = added;
      if (removed < distance) distance = removed;
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        const swapped = (beforeLast[column - 2] ?? 0) + 1;
        if (swapped < distance) distance = swapped;
      }
      current[column] = distance;
      if (distance < least) least = distance;
    }
    // What follows begins with this row or, for a swap, with the one before.
    if (least > most && leastBefore > most) return Infinity;
    leastBefore = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[to.length] ?? 0;
}

import type { Found } from './space.ts';
import { mark } from './marks.ts';
import { isNarrow } from './narrow-steps.ts';
import { NarrowWays, WideWays } from './ways-out.ts';

/** Low bits of a state that are zero where the passes yield: at every 2048th. */
const betweenYields = 0x7ff;

/**
 * Marks a superset of the states from which no end can be reached: passes from the last state to the first, in which a
 * state is saved by any successor that was saved before it. One pass saves all states of most workflows; another follows
 * as long as the last one saved at least every other state that was left. What remains is for the search for
 * components, which is exact.
 */
export function* seemingLost(found: Found): Generator<void, Uint8Array> {
  const { marks, children, expanded, table } = found;
  const lost = new Uint8Array(table.count);
  let left = 0;
  for (let state = 0; state < expanded; state += 1) {
    if (((marks[state] ?? 0) & (mark.end | mark.mayEnd)) === 0) {
      lost[state] = 1;
      left += 1;
    }
  }
  if (left === 0) return lost;
  const ways = isNarrow(found.system) ? new NarrowWays(found) : new WideWays(found, lost);
  lost.forEach((one, state) => {
    if (one === 0) ways.save(state);
  });
  for (let before = Infinity; left > 0 && left * 2 <= before;) {
    before = left;
    for (let state = expanded - 1; state >= 0; state -= 1) {
      const child = children[state] ?? 0;
      if (lost[state] === 1 && ((child > 0 && lost[child] === 0) || ways.leadOut(state))) {
        lost[state] = 0;
        ways.save(state);
        left -= 1;
      }
      if ((state & betweenYields) === 0) yield;
    }
  }
  return lost;
}

import { nextAfter, type Next, type Past } from './plain-rules.ts';
import { choicesIn, type Key, type Sketch } from './sketch.ts';

/** A past that some run has, with what may follow. */
export interface Place extends Next {
  readonly past: Past;
  /** Calls of the shortest run that comes here. */
  readonly depth: number;
  readonly next: Place[];
}

/** Every past that runs of a sketch come to, the nearest first; `undefined` when there are too many. */
export function plainWalk(sketch: Sketch, most: number): readonly Place[] | undefined {
  const places = new Map<string, Place>();
  const placeOf = (past: Past, depth: number): Place => {
    const key = keyOf(past);
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = { ...nextAfter(sketch, past), past, depth, next: [] };
    places.set(key, place);
    return place;
  };
  placeOf({ last: undefined, outcome: undefined, counts: new Map(), succeeded: new Set() }, 0);
  // The map grows while it is gone through, and keeps the order in which places were found.
  for (const { past, calls, depth, next } of places.values()) {
    if (places.size > most) return undefined;
    for (const tool of calls) {
      for (const outcome of outcomesOf(sketch, tool))
        next.push(placeOf(afterCall(sketch, past, tool, outcome), depth + 1));
    }
  }
  return [...places.values()];
}

function keyOf({ last, outcome, counts, succeeded }: Past): string {
  return JSON.stringify([last ?? null, outcome ?? null, [...counts].sort(), [...succeeded].sort()]);
}

/** A failure that no case takes stops the run, which is no way to an end that anybody meant; it counts where it is waited on. */
function outcomesOf({ whens, after }: Sketch, tool: string): readonly Key[] {
  const cases = whens.get(tool);
  if (cases === undefined) return ['x', 'failed'];
  const taken = cases.has('failed') || cases.has('else') || after.some(([parent]) => parent === tool);
  return taken ? ['x', 'y', 'failed'] : ['x', 'y'];
}

/**
 * The past after a call, as far as a statement can ask for it: how often a tool with a limit was called, whether one that
 * is required or read was, and whether one that others wait for succeeded. A failure counts as a call and is no success.
 */
function afterCall(sketch: Sketch, past: Past, tool: string, outcome: Key): Past {
  const counts = new Map(past.counts);
  const most = countedTo(sketch, tool);
  if (most > 0) counts.set(tool, Math.min((counts.get(tool) ?? 0) + 1, most));
  const isAwaited = outcome !== 'failed' && sketch.after.some(([parent]) => parent === tool);
  const succeeded = isAwaited ? new Set([...past.succeeded, tool]) : past.succeeded;
  return { last: tool, outcome, counts, succeeded };
}

function countedTo(sketch: Sketch, tool: string): number {
  const isRead = choicesIn(sketch).some((choice) => choice.some(({ reads }) => reads?.tool === tool));
  const isAskedFor = isRead || sketch.required.includes(tool);
  return Math.max(isAskedFor ? 1 : 0, ...sketch.limits.map((limit) => (limit.tool === tool ? limit.most : 0)));
}

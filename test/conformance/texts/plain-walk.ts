import type { Key, Sketch } from './random-text.ts';

/** Everything a run has done so far that a rule can ask for. */
interface Past {
  readonly last: string | undefined;
  readonly outcome: Key | undefined;
  readonly counts: ReadonlyMap<string, number>;
  readonly succeeded: ReadonlySet<string>;
}

interface Place {
  readonly past: Past;
  readonly calls: readonly string[];
  readonly ends: boolean;
  /** Only a missing requirement keeps an exit from ending the run, or from being offered. */
  readonly withheld: boolean;
  readonly next: string[];
}

/** What a walk of every run finds, by the words of the language reference and nothing of the solver. */
export interface PlainVerdicts {
  readonly called: ReadonlySet<string>;
  /** Last calls of the dead ends; empty text for the start. */
  readonly deadEnds: readonly string[];
  readonly noExitPath: boolean;
  readonly unmetRequirement: boolean;
  /** Limits that some run uses up. */
  readonly usedUp: ReadonlySet<string>;
  /** `from>to` of each target of an arrow or case between two called tools that no run follows, sorted. */
  readonly shadowed: readonly string[];
}

/** Walks every run of a sketch that has an exit; `undefined` when there are too many states. */
export function plainWalk(sketch: Sketch, most: number): PlainVerdicts | undefined {
  const places = new Map<string, Place>();
  const pending: Past[] = [{ last: undefined, outcome: undefined, counts: new Map(), succeeded: new Set() }];
  for (const past of pending) {
    const key = keyOf(past);
    if (places.has(key)) continue;
    if (places.size > most) return undefined;
    const place = placeAt(sketch, past);
    places.set(key, place);
    for (const tool of place.calls) {
      for (const outcome of outcomesOf(sketch, tool)) {
        const after = afterCall(sketch, past, tool, outcome);
        place.next.push(keyOf(after));
        pending.push(after);
      }
    }
  }
  const traps = trapsIn(places);
  const kinds = traps.map((trap) => {
    if (trap.some(({ withheld }) => withheld)) return 'unmet-requirement';
    return trap.length === 1 && trap[0]?.calls.length === 0 ? 'dead-end' : 'no-exit-path';
  });
  const stuck = traps.filter((_, index) => kinds[index] === 'dead-end').map(([place]) => place?.past.last ?? '');
  const walked = [...places.values()];
  const called = new Set(walked.flatMap(({ calls }) => calls));
  const isUsedUp = ([tool, limit]: readonly [string, number]): boolean =>
    walked.some(({ past }) => past.counts.get(tool) === limit);
  return {
    called,
    usedUp: new Set([...sketch.limits].filter(isUsedUp).map(([tool]) => tool)),
    shadowed: shadowedIn(sketch, walked, called),
    deadEnds: [...new Set(stuck)].sort(),
    noExitPath: kinds.includes('no-exit-path'),
    unmetRequirement: kinds.includes('unmet-requirement'),
  };
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

/** Counts are kept up to the limit, or as "called". A failure counts as a call and is no success. */
function afterCall({ limits }: Sketch, past: Past, tool: string, outcome: Key): Past {
  const counts = new Map(past.counts);
  counts.set(tool, Math.min((counts.get(tool) ?? 0) + 1, limits.get(tool) ?? 1));
  const succeeded = outcome === 'failed' ? past.succeeded : new Set([...past.succeeded, tool]);
  return { last: tool, outcome, counts, succeeded };
}

function placeAt(sketch: Sketch, past: Past): Place {
  const { tools, start, required } = sketch;
  const { last, counts } = past;
  const missing = required.some((tool) => !counts.has(tool));
  if (last === undefined && start.length > 0) return { past, calls: start, ends: false, withheld: false, next: [] };
  const choice = last === undefined ? undefined : chosen(sketch, last, past.outcome);
  if (choice === 'stop') return { past, calls: [], ends: true, withheld: false, next: [] };
  const alone = choice?.length === 1 && choice[0] === 'exit';
  if (alone && !missing) return { past, calls: [], ends: true, withheld: false, next: [] };
  // An exit tool that is called too early leaves the choice free; a case that is nothing but an exit leaves none.
  const free = choice === undefined || (alone && last !== undefined && sketch.arrows.has(last));
  const named = free ? tools : withStandIns(sketch, past, choice);
  const exits = alone || (!free && named.includes('exit'));
  const calls = tools.filter((tool) => named.includes(tool) && mayBeCalled(sketch, past, tool));
  return { past, calls, ends: exits && !missing, withheld: exits && missing, next: [] };
}

/** What arrows or the case of a result lead to; `undefined` where nothing is said, `stop` where a failure is not taken. */
function chosen(
  { arrows, whens }: Sketch,
  last: string,
  outcome: Key | undefined,
): readonly string[] | 'stop' | undefined {
  const cases = whens.get(last);
  if (cases === undefined) return arrows.get(last);
  return cases.get(outcome ?? 'else') ?? cases.get('else') ?? 'stop';
}

/** The targets of a choice, and what is allowed instead of those that only their limit keeps out. */
function withStandIns(sketch: Sketch, past: Past, choice: readonly string[]): readonly string[] {
  const named = new Set(choice);
  for (const tool of named) {
    if (tool === 'exit' || isWithinLimit(sketch, past, tool) || !isInOrder(sketch, past, tool)) continue;
    for (const target of sketch.instead.get(tool) ?? []) named.add(target);
  }
  return [...named];
}

function mayBeCalled(sketch: Sketch, past: Past, tool: string): boolean {
  return isWithinLimit(sketch, past, tool) && isInOrder(sketch, past, tool);
}

function isWithinLimit({ limits }: Sketch, { counts }: Past, tool: string): boolean {
  return (counts.get(tool) ?? 0) < (limits.get(tool) ?? Infinity);
}

function isInOrder({ after, directlyAfter }: Sketch, { last, succeeded }: Past, tool: string): boolean {
  const parent = directlyAfter.get(tool);
  return (
    after.every(([before, waiting]) => waiting !== tool || succeeded.has(before)) &&
    (parent === undefined || parent === last)
  );
}

/**
 * Arrows and cases between called tools whose target never comes by them. A case of a result that never comes is another
 * finding, but for `else`.
 */
function shadowedIn(sketch: Sketch, places: readonly Place[], called: ReadonlySet<string>): readonly string[] {
  const choices = [
    ...[...sketch.arrows].map(([from, targets]) => ({ from, key: undefined, targets })),
    ...[...sketch.whens].flatMap(([from, cases]) => [...cases].map(([key, targets]) => ({ from, key, targets }))),
  ];
  return choices
    .flatMap(({ from, key, targets }) => {
      const here = places.filter(({ past }) => past.last === from && caseOf(sketch, from, past.outcome) === key);
      if (here.length === 0 && key !== 'else') return [];
      const never = targets.filter((to) => called.has(to) && !here.some(({ calls }) => calls.includes(to)));
      return called.has(from) ? never.map((to) => `${from}>${to}`) : [];
    })
    .sort();
}

/** The case that takes an outcome; `undefined` for a tool with arrows. */
function caseOf({ whens }: Sketch, tool: string, outcome: Key | undefined): Key | undefined {
  const cases = whens.get(tool);
  if (cases === undefined || outcome === undefined) return undefined;
  return cases.has(outcome) ? outcome : 'else';
}

/**
 * By definition: the places that reach only places which reach them back, and none of which ends. Only places without a
 * way to an end can be among them.
 */
function trapsIn(places: ReadonlyMap<string, Place>): readonly (readonly Place[])[] {
  const lost = lostIn(places);
  const reach = (key: string): ReadonlySet<string> => {
    const reached = new Set([key]);
    for (const one of reached) for (const next of places.get(one)?.next ?? []) reached.add(next);
    return reached;
  };
  const reached = new Map([...lost].map((key) => [key, reach(key)]));
  const seen = new Set<string>();
  const traps: (readonly Place[])[] = [];
  for (const [key, members] of reached) {
    if (seen.has(key) || ![...members].every((other) => reached.get(other)?.has(key) === true)) continue;
    members.forEach((member) => seen.add(member));
    traps.push([...members].flatMap((member) => places.get(member) ?? []));
  }
  return traps;
}

/** The places from which no end can be reached. */
function lostIn(places: ReadonlyMap<string, Place>): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of places) {
    for (const after of next) before.set(after, [...(before.get(after) ?? []), key]);
  }
  const safe = new Set([...places].filter(([, { ends }]) => ends).map(([key]) => key));
  for (const key of safe) for (const earlier of before.get(key) ?? []) safe.add(earlier);
  return new Set([...places.keys()].filter((key) => !safe.has(key)));
}

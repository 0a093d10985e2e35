import { components, leadingTo } from './plain-components.ts';
import { isUsedUp } from './plain-rules.ts';
import { missingExit, missingStart, needlessContinues, needlessUses, repeated } from './plain-statements.ts';
import type { Place } from './plain-walk.ts';
import { calledBy, hasExit, isOnly, type Key, type Sketch } from './sketch.ts';
import { sortedOnce, together, type Verdicts } from './verdicts.ts';

const nextOf = ({ next }: Place): readonly Place[] => next;

/** What follows from all pasts of a sketch, by the definitions of the language. */
export function plainVerdicts(sketch: Sketch, places: readonly Place[]): Verdicts {
  const called = new Set(places.flatMap(({ calls }) => calls));
  const isVetoed = ({ past: { last }, withheld }: Place): boolean =>
    withheld && last !== undefined && isOnly(sketch.arrows.get(last), 'exit');
  return {
    missingStart: missingStart(sketch),
    missingExit: missingExit(sketch, called),
    needlessUses: needlessUses(sketch),
    needlessContinues: needlessContinues(sketch),
    repeated: repeated(sketch),
    uncalled: sketch.tools.filter((tool) => !called.has(tool)).toSorted(),
    shadowed: shadowedIn(sketch, places, called),
    needlessElses: needlessElses(sketch, places),
    vetoed: nearest(places, (place) => (isVetoed(place) ? [place.past.last ?? ''] : [])),
    unmatched: nearest(places, ({ unmatched, past }) => (unmatched ? [past.last ?? ''] : [])),
    unset: nearest(places, ({ reads, past }) =>
      reads.filter(({ tool }) => !past.counts.has(tool)).map(({ text }) => text),
    ),
    loops: loopsIn(sketch, places),
    ...trapsIn(sketch, places),
  };
}

/** What is found at places, each with the length of the shortest run that comes to it. */
function nearest(places: readonly Place[], found: (place: Place) => readonly string[]): readonly string[] {
  const depths = new Map<string, number>();
  for (const place of places) for (const one of found(place)) if (!depths.has(one)) depths.set(one, place.depth);
  return sortedOnce([...depths].map(([one, depth]) => `${one} after ${depth}`));
}

function needlessElses({ limits }: Sketch, places: readonly Place[]): readonly string[] {
  const needless = limits.filter(
    (limit) => limit.instead !== undefined && !places.some(({ past }) => isUsedUp(past, limit)),
  );
  return sortedOnce(needless.map(({ tool, most }) => `${tool} to ${most}`));
}

/**
 * Arrows and cases between called tools whose target never comes by them. A case of a result that never comes is another
 * finding, but for `else`.
 */
function shadowedIn(sketch: Sketch, places: readonly Place[], called: ReadonlySet<string>): readonly string[] {
  const choices = [
    ...[...sketch.arrows].map(([from, choice]) => ({ from, key: undefined, choice })),
    ...[...sketch.whens].flatMap(([from, cases]) => [...cases].map(([key, choice]) => ({ from, key, choice }))),
  ];
  const shadowed = choices.flatMap(({ from, key, choice }) => {
    const here = places.filter(({ past }) => past.last === from && caseOf(sketch, from, past.outcome) === key);
    if (!called.has(from) || (here.length === 0 && key !== 'else')) return [];
    const never = calledBy(choice).filter((to) => called.has(to) && !here.some(({ calls }) => calls.includes(to)));
    return never.map((to) => `${from}>${to}`);
  });
  return sortedOnce(shadowed);
}

/** The case that takes an outcome; `undefined` for a tool with arrows. */
function caseOf({ whens }: Sketch, tool: string, outcome: Key | undefined): Key | undefined {
  const cases = whens.get(tool);
  if (cases === undefined || outcome === undefined) return undefined;
  return cases.has(outcome) ? outcome : 'else';
}

/**
 * Circles all of whose tools say what follows them, and from which an end can be reached; of one within another the outer.
 * An exit that comes too early lets the run go on, and is no part of a circle.
 */
function loopsIn(sketch: Sketch, places: readonly Place[]): readonly string[] {
  const isExit = ({ past: { last } }: Place): boolean => last !== undefined && isOnly(sketch.arrows.get(last), 'exit');
  const round = (place: Place): readonly Place[] => (isExit(place) ? [] : place.next);
  const ending = leadingTo(places, nextOf, ({ ends }) => ends);
  const circles = components(places, round).filter((group) => {
    const [first] = group;
    return first !== undefined && ending.has(first) && (group.length > 1 || round(first).includes(first));
  });
  const tools = circles.map((group) => new Set(group.map(({ past }) => past.last ?? '')));
  const said = tools.filter((one) => [...one].every((tool) => saysWhatFollows(sketch, tool)));
  const outer = said.filter(
    (one) => !said.some((other) => other.size > one.size && [...one].every((tool) => other.has(tool))),
  );
  return sortedOnce(outer.map(together));
}

/** The tool has arrows or cases; an arrow to `any` alone says nothing. */
function saysWhatFollows({ arrows, whens }: Sketch, tool: string): boolean {
  const choice = arrows.get(tool);
  return whens.has(tool) || (choice !== undefined && !isOnly(choice, 'any') && !isOnly(choice, 'exit'));
}

/** The groups of places that no run leaves and in which none ends. A workflow without any exit is told so once. */
function trapsIn(
  sketch: Sketch,
  places: readonly Place[],
): Pick<Verdicts, 'deadEnds' | 'noExitPath' | 'unmetRequirement'> {
  const isTold = sketch.agent === 'workflow' && !hasExit(sketch);
  const ending = leadingTo(places, nextOf, ({ ends }) => ends);
  const traps = components(places, nextOf).filter(
    (group) =>
      !isTold && group.every((place) => !ending.has(place) && place.next.every((next) => group.includes(next))),
  );
  const deadEnds: string[] = [];
  const noExitPath: string[] = [];
  const unmetRequirement: string[] = [];
  for (const trap of traps) {
    const waiting = trap.filter(({ withheld }) => withheld);
    const lastCalls = (among: readonly Place[]): string => together(among.flatMap(({ past }) => past.last ?? []));
    if (waiting.length > 0) {
      const missing = sketch.required.filter((tool) => !trap.some(({ past }) => past.counts.has(tool)));
      unmetRequirement.push(`${together(missing)} -> ${lastCalls(waiting)}`);
    } else if (trap.every(({ calls }) => calls.length === 0)) deadEnds.push(lastCalls(trap));
    else noExitPath.push(lastCalls(trap));
  }
  return {
    deadEnds: sortedOnce(deadEnds),
    noExitPath: sortedOnce(noExitPath),
    unmetRequirement: sortedOnce(unmetRequirement),
  };
}

import { marksOf } from './marks.ts';
import type { TransitionSystem } from './transition-system.ts';

/** What the rules say at each packed position, as far as it does not depend on slots. */
export interface PositionFacts {
  /** Tools that may be called, if their guards agree. */
  readonly targets: readonly Int32Array[];
  /** 1 where guards are not all: at a start that ignores them, and where tools stand in for used-up ones. */
  readonly asked: Uint8Array;
  /** Marks at `position * 4 + 2` when nothing may be called, and 1 more when no required tool is missing. */
  readonly marks: Uint8Array;
}

/** Looks every position of a system up once. */
export function positionFacts({ compiled, layout, mayAnswerAt }: TransitionSystem): PositionFacts {
  const { positions } = layout;
  const rules = Array.from(positions, (position) => compiled.at(position));
  const marks = rules.flatMap(({ terminal, exit, stop }, packed) => {
    const exits = terminal !== undefined || exit === 'alone';
    const ways = { exits, beside: exit === 'beside', mayAnswer: mayAnswerAt(positions[packed] ?? 0), stop };
    return [false, true].flatMap((stuck) => [marksOf(ways, false, stuck), marksOf(ways, true, stuck)]);
  });
  return {
    targets: rules.map(({ targets }) => targets),
    asked: Uint8Array.from(rules, ({ first, replaceable }) => (first || replaceable ? 1 : 0)),
    marks: Uint8Array.from(marks),
  };
}

import type { Name } from './start-participant.ts';

/** One line of the table: what each participant needed for the same thing. */
export interface Figure {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  /** Those that take part; the first is what the others are measured by. */
  readonly values: ReadonlyMap<Name, number>;
  readonly goal: Goal;
}

/** What Toolpath shall reach, and whether it did. */
export interface Goal {
  readonly text: string;
  readonly met: boolean;
}

/** At most so many times what the bare SDK needs, and less than every framework needs. */
export function besideTheBareSdk(values: ReadonlyMap<Name, number>, times: number): Goal {
  const [bare = NaN] = othersOf(values);
  const own = ownOf(values);
  return {
    text: `≤ ${times} × bare SDK, below frameworks`,
    met: own <= times * bare && belowFrameworks(values).met,
  };
}

/** Less than every framework needs. */
export function belowFrameworks(values: ReadonlyMap<Name, number>): Goal {
  const [, ...frameworks] = othersOf(values);
  return { text: 'below frameworks', met: frameworks.every((framework) => ownOf(values) < framework) };
}

/** What Toolpath needed; `NaN` where it does not take part. */
export function ownOf(values: ReadonlyMap<Name, number>): number {
  return values.get('Toolpath') ?? NaN;
}

function othersOf(values: ReadonlyMap<Name, number>): readonly number[] {
  return [...values].filter(([name]) => name !== 'Toolpath').map(([, value]) => value);
}

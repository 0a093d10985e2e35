import type { PositionRules } from '../rules/position-rules.ts';

/** What is known of a state: bits that may stand together. */
export const mark = {
  /** The run is over here. */
  end: 1,
  /** The model may end the run here, by `finish` or by an answer. */
  mayEnd: 2,
  /** An exit was called or stands in the choice, and only a missing required tool keeps it from ending the run. */
  withheld: 4,
  /** Nothing may be called and the run is not over. */
  stuck: 8,
  /** The run stops because the `when` of the last call knows no case for its result. */
  unmatched: 16,
} as const;

/** The ways to an end at a state, if no required tool is missing. */
export interface WaysToEnd {
  /** An exit ends the run. */
  readonly exits: boolean;
  /** `exit` stands beside other targets. */
  readonly beside: boolean;
  readonly mayAnswer: boolean;
  /** The run stops whatever is missing. */
  readonly stop: PositionRules['stop'];
}

/** How a state stands. `complete`: no required tool is missing; `stuck`: nothing may be called. */
export function marksOf({ exits, beside, mayAnswer, stop }: WaysToEnd, complete: boolean, stuck: boolean): number {
  if (complete && exits) return mark.end;
  if (stop !== undefined) return stop === 'unmatched' ? mark.end | mark.unmatched : mark.end;
  // With `finish` on offer or an answer allowed the run is not stuck though no tool may be called.
  if (complete && (beside || mayAnswer)) return mark.mayEnd;
  return (stuck ? mark.stuck : 0) | (exits || beside ? mark.withheld : 0);
}

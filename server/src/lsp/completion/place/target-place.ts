/** Behind `->` or `|`. */
export interface TargetPlace {
  readonly kind: 'target';
  /** The tools that the arrow comes from, `undefined` for `start`. */
  readonly sources: readonly (string | undefined)[];
  /** What the arrow hangs on: a tool or start, a case of a `when`, the `else` of a limit. */
  readonly from: 'flow' | 'case' | 'limit';
  /** What the group names already, `exit` and the like included. */
  readonly taken: readonly string[];
}

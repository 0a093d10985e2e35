/** States that no run leaves and in which none can end; one of them is reachable (LANGUAGE.md section 2). */
export interface Trap {
  readonly kind: 'unmet-requirement' | 'dead-end' | 'no-exit-path';
  /** The states in ascending order, so that the one nearest to the start comes first. */
  readonly states: readonly number[];
}

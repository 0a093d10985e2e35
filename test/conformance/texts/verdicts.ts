/** What is wrong with a workflow, in one form for the walk and for the findings: lists are sorted, each entry once. */
export interface Verdicts {
  readonly missingStart: boolean;
  /** Tools that nothing follows; the empty text for a workflow without exit. */
  readonly missingExit: readonly string[];
  readonly needlessUses: readonly string[];
  readonly needlessContinues: readonly string[];
  /** Tools that a choice names again, once for each time. */
  readonly repeated: readonly string[];
  readonly uncalled: readonly string[];
  /** `from>to` of each target of an arrow or case between two called tools that no run follows. */
  readonly shadowed: readonly string[];
  /** `tool to most` of limits that no run uses up and that have an `else`. */
  readonly needlessElses: readonly string[];
  /** Exit tools that are called too early, with the length of the shortest run that does. */
  readonly vetoed: readonly string[];
  /** Tools whose `when` misses a result, with the length of the shortest run to it. */
  readonly unmatched: readonly string[];
  /** Texts of readings that come too early, with the length of the shortest run to one. */
  readonly unset: readonly string[];
  /** The tools of each circle. */
  readonly loops: readonly string[];
  /** Last calls of the dead ends; the empty text for the start. */
  readonly deadEnds: readonly string[];
  /** The tools of each trap. */
  readonly noExitPath: readonly string[];
  /** `missing -> exits` of each trap that waits for a required tool. */
  readonly unmetRequirement: readonly string[];
}

/** Sorted, each entry once. */
export function sortedOnce(entries: Iterable<string>): readonly string[] {
  return [...new Set(entries)].sort();
}

/** Tools as one entry. */
export function together(tools: Iterable<string>): string {
  return sortedOnce(tools).join(' ');
}

import type { Workflow } from '#core/ir/workflow.ts';
import type { RuleState } from '#core/rules/rule-solver.ts';
import { outcomesOf, solverFor } from './brute-force.ts';

/** What a plain walk sees: the tools that are called, and which one comes directly after which, as JSON pairs. */
export interface FollowedPairs {
  readonly called: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** Walks every run of a workflow; `undefined` when there are more states than the test has time for. */
export function followedPairs(workflow: Workflow, most: number): FollowedPairs | undefined {
  const solver = solverFor(workflow);
  const seen = new Set<string>();
  const called = new Set<string>();
  const pairs = new Set<string>();
  const pending: { readonly state: RuleState; readonly last: string | undefined }[] = [
    { state: solver.initial, last: undefined },
  ];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    const { state, last } = here;
    const key = JSON.stringify(state);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > most) return undefined;
    for (const { tool } of solver.allowed(state).tools) {
      called.add(tool);
      if (last !== undefined) pairs.add(JSON.stringify([last, tool]));
      for (const outcome of outcomesOf(workflow, tool)) {
        pending.push({ state: solver.next(state, tool, outcome), last: tool });
      }
    }
  }
  return { called, pairs };
}

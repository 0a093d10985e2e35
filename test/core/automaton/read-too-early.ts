import type { Workflow } from '#core/ir/workflow.ts';
import type { Value } from '#core/ir/value.ts';
import type { Allowed, RuleState } from '#core/rules/rule-solver.ts';
import { outcomesOf, solverFor } from './brute-force.ts';

/**
 * The references that some run reads before it has called their tool, by a plain walk that remembers every call itself;
 * `undefined` when there are more states than the test has time for.
 */
export function readTooEarly(workflow: Workflow, most: number): ReadonlySet<string> | undefined {
  const solver = solverFor(workflow);
  const seen = new Set<string>();
  const early = new Set<string>();
  const pending: { readonly state: RuleState; readonly called: ReadonlySet<string> }[] = [
    { state: solver.initial, called: new Set() },
  ];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    const { state, called } = here;
    const key = JSON.stringify([state, [...called].sort()]);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > most) return undefined;
    const answer = solver.allowed(state);
    for (const value of valuesIn(answer)) {
      if (value.kind === 'result' && !called.has(value.tool)) early.add(value.id);
    }
    for (const { tool } of answer.tools) {
      for (const outcome of outcomesOf(workflow, tool)) {
        pending.push({ state: solver.next(state, tool, outcome), called: new Set([...called, tool]) });
      }
    }
  }
  return early;
}

function valuesIn({ tools, finish, end }: Allowed): readonly Value[] {
  const answers = [finish?.answer, end?.kind === 'exit' ? end.answer : undefined];
  return [...tools.flatMap((one) => one.arguments.map(({ value }) => value)), ...answers].filter(
    (value) => value !== undefined,
  );
}

import type { Finding } from '../diagnostics/finding.ts';
import { unnamedValues, valuesAt } from '../automaton/result-values.ts';
import { expandedStates, type Space } from '../automaton/space.ts';
import { mark } from '../automaton/marks.ts';
import { lastCall, positionOf } from '../automaton/witness.ts';
import { nameText } from '../rules/rule-text.ts';
import type { ConditionalRule } from '../rules/tool-rule.ts';
import type { FlowCheck } from './check.ts';
import { shownRun } from './shown-runs.ts';
import { listed } from './words.ts';

/** A `when` without `else` that a result can pass by: the run stops there with `unmatched-result`. */
export const nonExhaustiveWhen: FlowCheck = {
  code: 'non-exhaustive-when',
  *run(workflow, space): Iterable<Finding> {
    const returns = new Map(workflow.tools.map((tool) => [tool.name, tool.returns]));
    for (const [rule, state] of unmatchedRules(space)) {
      const { id: at, tool, path } = rule;
      const keys = new Set(rule.cases.flatMap((one) => one.keys));
      const { values, others } = unnamedValues(valuesAt(returns.get(tool), path, space.system.types), keys);
      const missing = values.map((value) => JSON.stringify(value));
      const subject = [`${nameText(tool)}.result`, ...path.map(nameText)].join('.');
      const can = others ? 'can be a value that no case names' : `can be ${listed(missing)}, which no case names`;
      yield {
        code: 'non-exhaustive-when',
        at,
        message: `\`${subject}\` ${can}: the run would stop here.`,
        ...shownRun(space, state),
        data: { tool, missing, others },
      };
    }
  },
};

/** Each `when` that some run stops at, with the nearest state in which it does. */
function unmatchedRules(space: Space): ReadonlyMap<ConditionalRule, number> {
  const { compiled } = space.system;
  const found = new Map<ConditionalRule, number>();
  for (const state of expandedStates(space)) {
    if (((space.marks[state] ?? 0) & mark.unmatched) === 0) continue;
    const position = positionOf(space, state);
    const tool = lastCall(compiled, position);
    const taken = compiled.at(position).chosen.map(({ rule }) => rule);
    for (const rule of compiled.rules) {
      if (rule.type !== 'conditional' || rule.tool !== tool || rule.unmatched !== 'stop') continue;
      if (!taken.includes(rule) && !found.has(rule)) found.set(rule, state);
    }
  }
  return found;
}

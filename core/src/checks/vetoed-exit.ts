import type { Finding } from '../diagnostics/finding.ts';
import { expandedStates, type Space } from '../automaton/space.ts';
import { mark } from '../automaton/marks.ts';
import { Walker } from '../automaton/walker.ts';
import { positionOf } from '../automaton/witness.ts';
import type { TerminalRule } from '../rules/tool-rule.ts';
import type { FlowCheck } from './check.ts';
import { shownRun } from './shown-runs.ts';
import { quoted } from './statements.ts';
import { listed } from './words.ts';
import { noNumber } from '../rules/no-number.ts';

/** An exit tool can be called while a required tool is missing: the exit does not end the run, and it goes on. */
export const vetoedExit: FlowCheck = {
  code: 'vetoed-exit',
  *run(workflow, space): Iterable<Finding> {
    const { compiled } = space.system;
    const walker = new Walker(space.system);
    for (const [{ id: at, tool }, state] of vetoedExits(space)) {
      walker.unpack(space.table, state);
      const required = compiled.slots.required.filter(
        (one) => walker.slots[compiled.slots.called[one] ?? noNumber] === 0,
      );
      const missing = required.map((one) => compiled.tools.names[one] ?? '');
      const rules = workflow.rules.filter(
        (rule) => rule.type === 'required-before-exit' && missing.includes(rule.tool),
      );
      const shown = shownRun(space, state);
      yield {
        ...shown,
        code: 'vetoed-exit',
        at,
        message: `\`${tool}\` can be called before ${listed(missing)}: the run does not end then, it goes on.`,
        related: [
          ...shown.related,
          ...rules.map((rule) => quoted(rule, (text) => `${text} keeps the run from ending.`)),
        ],
        data: { tool, missing },
      };
    }
  },
};

/** Each exit that is vetoed in some run, with the nearest state in which it is. */
function vetoedExits(space: Space): ReadonlyMap<TerminalRule, number> {
  const found = new Map<TerminalRule, number>();
  for (const state of expandedStates(space)) {
    if (((space.marks[state] ?? 0) & mark.withheld) === 0) continue;
    const { terminal } = space.system.compiled.at(positionOf(space, state));
    if (terminal !== undefined && !found.has(terminal)) found.set(terminal, state);
  }
  return found;
}

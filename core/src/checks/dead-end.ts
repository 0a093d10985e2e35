import { ruleText } from '../rules/rule-text.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import type { FlowCheck } from './check.ts';
import { conflictsOf, type Conflict } from './conflicts.ts';
import { quoted } from './statements.ts';
import { trapFindings } from './trap-findings.ts';
import { listed } from './words.ts';

/** A call can be reached after which nothing may be called, and the run is not over. */
export const deadEnd: FlowCheck = {
  code: 'dead-end',
  run(workflow, space) {
    const conflicts = conflictsOf(workflow);
    return trapFindings(space, 'dead-end', (_trap, { tool, failed, inForce }) => {
      if (conflicts.some((conflict) => explains(conflict, inForce))) return undefined;
      const arrow = inForce.find((rule) => rule.type === 'child' || rule.type === 'conditional') ?? inForce[0];
      const call = failed ? 'a failed call of ' : '';
      const where = tool === undefined ? 'At the start' : `After ${call}\`${tool}\``;
      const why =
        inForce.length === 0
          ? ''
          : `: ${listed(inForce.map(ruleText))} ${inForce.length === 1 ? 'leaves' : 'leave'} no tool`;
      return {
        cause: [tool, ...new Set(inForce.map(causeOf))],
        at: arrow?.id ?? workflow.id,
        message: `${where} nothing may be called${why}.`,
        related: inForce.map((rule) => quoted(rule, (text) => `Then ${text} ${effectOf(rule)}.`)),
        data: { ...(tool === undefined ? {} : { tool }), rules: inForce.map((rule) => rule.id) },
      };
    });
  },
};

/** A pair that clashes is reported by itself: here both hold, or one of two orders that shut a tool out together. */
function explains({ rule, against }: Conflict, inForce: readonly ToolRule[]): boolean {
  const [one, other] = [inForce.includes(rule), inForce.includes(against)];
  // An order is at fault only against another order.
  return rule.type === 'directly-after' ? one || other : one && other;
}

/** A tool that waits for several others is one cause, whichever of them have not succeeded. */
function causeOf(rule: ToolRule): string {
  return rule.type === 'after' ? JSON.stringify([rule.type, rule.tool]) : rule.id;
}

/** What a statement in force does to the choice. */
function effectOf(rule: ToolRule): string {
  switch (rule.type) {
    case 'max-count':
      return 'is used up';
    case 'after':
    case 'directly-after':
      return `keeps \`${rule.tool}\` out`;
    default:
      return 'is all that could lead on';
  }
}

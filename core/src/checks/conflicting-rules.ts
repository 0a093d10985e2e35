import type { Finding } from '../diagnostics/finding.ts';
import type { Flow } from '../ir/flow.ts';
import { ruleText } from '../rules/rule-text.ts';
import type { RuleCheck } from './check.ts';
import { conflictsOf, type Conflict } from './conflicts.ts';

/** Two statements that can never both hold. */
export const conflictingRules: RuleCheck = {
  code: 'conflicting-rules',
  certain: true,
  *run(workflow): Iterable<Finding> {
    for (const conflict of conflictsOf(workflow)) yield finding(workflow, conflict);
  },
};

function finding(workflow: Flow, conflict: Conflict): Finding {
  const { rule, against, at, tool } = conflict;
  return {
    code: 'conflicting-rules',
    at,
    message: conflictText(conflict),
    related: [{ at: conflict.againstAt, message: `\`${ruleText(against)}\`` }],
    data: { tool, workflow: workflow.name, rules: [rule.id, against.id] },
  };
}

/** A conflict in one sentence. */
export function conflictText({ kind, rule, against, tool }: Conflict): string {
  const other = `\`${ruleText(against)}\``;
  switch (kind) {
    case 'two-choices':
      return `What follows \`${tool}\` is said twice: here and by ${other}.`;
    case 'two-argument-sets':
      return `\`${tool}\` stands in this choice twice with different arguments.`;
    case 'order':
      return rule.type === 'directly-after'
        ? `\`${tool}\` cannot come directly after both \`${rule.parent}\` and another tool: ${other}.`
        : `\`${tool}\` can never follow here: ${other}.`;
    case 'start':
      return `\`${tool}\` cannot be the first call: ${other}.`;
    case 'no-call':
      return `\`${tool}\` can never be called here: ${other}.`;
  }
}

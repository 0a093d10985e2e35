import type { Finding } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import { mentionedBy } from '../rules/tool-numbers.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import type { RuleCheck } from './check.ts';

/** `limit`, `require`, `approve` and `only` guard tools and do not bring them in: a slip must not attach a tool. */
export const notInWorkflow: RuleCheck = {
  code: 'not-in-workflow',
  certain: false,
  *run(workflow): Iterable<Finding> {
    const tools = new Set(workflow.tools.map((tool) => tool.name));
    const reported = new Set<string>();
    for (const rule of workflow.rules) {
      for (const name of mentionedBy(rule)) {
        const slip = JSON.stringify([rule.type, name]);
        if (tools.has(name) || reported.has(slip)) continue;
        reported.add(slip);
        yield {
          code: 'not-in-workflow',
          at: mentionOf(rule, name),
          message: `\`${name}\` is no tool of \`${workflow.name}\`: no arrow, case or \`use\` names it.`,
          related: [],
          data: { tool: name },
        };
      }
    }
  },
};

/** Where a rule names a tool, as near as the rule knows. */
function mentionOf(rule: ToolRule, name: string): NodeId {
  if (rule.type === 'max-count') return rule.toolId ?? rule.id;
  const isOrder = rule.type === 'after' || rule.type === 'directly-after';
  return isOrder && rule.parent === name ? (rule.parentId ?? rule.id) : rule.id;
}

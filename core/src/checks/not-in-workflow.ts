import type { Finding } from '../diagnostics/finding.ts';
import { mentionedBy } from '../rules/tool-numbers.ts';
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
          at: rule.id,
          message: `\`${name}\` is no tool of \`${workflow.name}\`: no arrow, case or \`use\` names it.`,
          related: [],
          data: { tool: name },
        };
      }
    }
  },
};

import type { NodeId } from '../ir/node-id.ts';
import type { Workflow } from '../ir/workflow.ts';
import type { RelatedNode } from '../diagnostics/finding.ts';
import { ruleText } from '../rules/rule-text.ts';
import { choicesOf, mentionedBy } from '../rules/tool-numbers.ts';
import type { Target, ToolRule } from '../rules/tool-rule.ts';

/** Every target of a rule, in written order. */
export function targetsOf(rule: ToolRule): readonly Target[] {
  return choicesOf(rule).flatMap((choice) => choice.targets);
}

/** The first place of the workflow that names a tool: an arrow, a case, a `use`, another statement. */
export function firstMention(workflow: Workflow, tool: string): NodeId {
  for (const rule of workflow.rules) {
    const target = targetsOf(rule).find((one) => one.tool === tool);
    const subject = 'tool' in rule && rule.tool === tool && bringsIn(rule);
    if (subject) return rule.id;
    if (target !== undefined) return target.id;
  }
  const used = workflow.uses.find((one) => one.tool === tool) ?? workflow.open.find((one) => one.tool === tool);
  return used?.id ?? workflow.rules.find((rule) => mentionedBy(rule).includes(tool))?.id ?? workflow.id;
}

/** Where it is said what follows a tool, or else the first mention of the tool: the place to change what follows. */
export function arrowsOf(workflow: Workflow, tool: string): NodeId {
  const arrows = workflow.rules.find(
    (rule) => (rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal') && rule.tool === tool,
  );
  return arrows?.id ?? firstMention(workflow, tool);
}

/** A statement as related information. */
export function quoted(rule: ToolRule, message: (text: string) => string): RelatedNode {
  return { at: rule.id, message: message(`\`${ruleText(rule)}\``) };
}

/** Arrows and cases make their tool one of the workflow; `limit`, `require`, `approve` and `only` do not. */
function bringsIn(rule: ToolRule): boolean {
  return rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal' || rule.type === 'continue';
}

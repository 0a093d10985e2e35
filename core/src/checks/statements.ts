import type { NodeId } from '../ir/node-id.ts';
import type { Flow } from '../ir/flow.ts';
import type { RelatedNode } from '../diagnostics/finding.ts';
import { ruleText } from '../rules/rule-text.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import { mentionsIn } from './mentions.ts';

/** The first place of the workflow that names a tool: an arrow, a case, a `use`, another statement. */
export function firstMention(workflow: Flow, tool: string): NodeId {
  return mentionsIn(workflow).first.get(tool) ?? workflow.id;
}

/** Where it is said what follows a tool, or else the first mention of the tool: the place to change what follows. */
export function arrowsOf(workflow: Flow, tool: string): NodeId {
  const arrows = workflow.rules.find(
    (rule) => (rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal') && rule.tool === tool,
  );
  return arrows?.id ?? firstMention(workflow, tool);
}

/** A statement as related information. */
export function quoted(rule: ToolRule, message: (text: string) => string): RelatedNode {
  return { at: rule.id, message: message(`\`${ruleText(rule)}\``) };
}

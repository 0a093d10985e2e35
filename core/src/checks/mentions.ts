import type { NodeId } from '../ir/node-id.ts';
import type { Flow } from '../ir/flow.ts';
import { choicesOf, mentionedBy } from '../rules/tool-numbers.ts';
import type { Target, ToolRule } from '../rules/tool-rule.ts';

type RuleOfTool = Extract<ToolRule, { readonly tool: string }>;

/** Where the tools of a workflow are named. */
export interface Mentions {
  /** The first place that brings a tool in, an arrow, a case or a `use`, or else the first that names it. */
  readonly first: ReadonlyMap<string, NodeId>;
  /** The rules of other tools that lead to a tool, in written order. */
  readonly leading: ReadonlyMap<string, readonly RuleOfTool[]>;
}

const known = new WeakMap<Flow, Mentions>();

/** Found by one walk over the workflow, once: a workflow of thousands of tools asks for each of them. */
export function mentionsIn(workflow: Flow): Mentions {
  const mentions = known.get(workflow) ?? findMentions(workflow);
  known.set(workflow, mentions);
  return mentions;
}

/** Every target of a rule, in written order. */
export function targetsOf(rule: ToolRule): readonly Target[] {
  return choicesOf(rule).flatMap(({ targets }) => targets);
}

function findMentions({ rules, uses, open }: Flow): Mentions {
  const first = new Map<string, NodeId>();
  const leading = new Map<string, RuleOfTool[]>();
  const name = (tool: string | undefined, at: NodeId): void => {
    if (tool !== undefined && !first.has(tool)) first.set(tool, at);
  };
  for (const rule of rules) {
    if (bringsIn(rule)) name(rule.tool, rule.id);
    const targets = targetsOf(rule);
    for (const { tool, id } of targets) name(tool, id);
    if (!('tool' in rule)) continue;
    for (const tool of new Set(targets.map((target) => target.tool))) {
      if (tool === rule.tool) continue;
      const already = leading.get(tool);
      if (already === undefined) leading.set(tool, [rule]);
      else already.push(rule);
    }
  }
  for (const { tool, id } of [...uses, ...open]) name(tool, id);
  for (const rule of rules) for (const tool of mentionedBy(rule)) name(tool, rule.id);
  return { first, leading };
}

/** Arrows and cases make their tool one of the workflow; `limit`, `require`, `approve` and `only` do not. */
export function bringsIn(
  rule: ToolRule,
): rule is Extract<ToolRule, { type: 'child' | 'conditional' | 'terminal' | 'continue' }> {
  return rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal' || rule.type === 'continue';
}

import type { Finding, RelatedNode } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Flow } from '../ir/flow.ts';
import { hasExit } from '../rules/answering.ts';
import { nameText, ruleText } from '../rules/rule-text.ts';
import { limitOf } from '../rules/slot-table.ts';
import { choicesOf } from '../rules/tool-numbers.ts';
import type { MaxCountRule, Target, ToolRule } from '../rules/tool-rule.ts';
import { Walker } from '../automaton/walker.ts';
import { expandedStates } from '../automaton/space.ts';
import { positionOf } from '../automaton/witness.ts';
import type { FlowCheck, RuleCheck } from './check.ts';
import { argumentsText } from './conflicts.ts';
import { bringsIn, targetsOf } from './mentions.ts';
import { noNumber } from '../rules/no-number.ts';

/** Targets, `use` and `continue` without effect. `require`, `limit`, `approve` and `only` are assertions, never too many. */
export const redundantRule: RuleCheck = {
  code: 'redundant-rule',
  certain: false,
  *run(workflow): Iterable<Finding> {
    yield* repeatedTargets(workflow);
    yield* needlessUses(workflow);
    yield* needlessContinues(workflow);
  },
};

/** The `else` of a limit that no run uses up. */
export const redundantElse: FlowCheck = {
  code: 'redundant-rule',
  *run({ rules }, space): Iterable<Finding> {
    if (!space.complete) return;
    const { slots, tools, outcomes } = space.system.compiled;
    const walker = new Walker(space.system);
    const unused = new Set<ToolRule>();
    const waiting = new Map<number, MaxCountRule[]>();
    for (const rule of rules) {
      if (rule.type !== 'max-count' || rule.otherwise === undefined || limitOf(rule) === 0) continue;
      const tool = tools.numberOf.get(rule.tool) ?? noNumber;
      waiting.set(tool, [...(waiting.get(tool) ?? []), rule]);
      unused.add(rule);
    }
    for (const state of expandedStates(space)) {
      if (unused.size === 0) break;
      // A limit is first used up by a call of its tool.
      const tool = outcomes.toolAt[positionOf(space, state)] ?? noNumber;
      const limits = waiting.get(tool);
      if (limits === undefined) continue;
      walker.unpack(space.table, state);
      const count = walker.slots[slots.called[tool] ?? noNumber] ?? 0;
      for (const rule of limits) if (count >= limitOf(rule)) unused.delete(rule);
    }
    for (const rule of unused) {
      yield finding(rule.id, `The \`else\` of \`${ruleText(rule)}\` changes nothing: no run uses the limit up.`);
    }
  },
};

function* repeatedTargets({ rules }: Flow): Iterable<Finding> {
  for (const { targets } of rules.flatMap(choicesOf)) {
    const first = new Map<string, Target>();
    for (const target of targets) {
      const earlier = first.get(target.tool);
      if (earlier === undefined) first.set(target.tool, target);
      else if (argumentsText(earlier) === argumentsText(target)) {
        yield finding(target.id, `\`${nameText(target.tool)}\` stands in this choice already.`, [
          { at: earlier.id, message: 'It stands here.' },
        ]);
      }
    }
  }
}

function* needlessUses({ rules, open, uses }: Flow): Iterable<Finding> {
  const named = new Map<string, NodeId>();
  const name = (tool: string, at: NodeId): void => {
    if (!named.has(tool)) named.set(tool, at);
  };
  for (const { tool, id } of open) if (tool !== undefined) name(tool, id);
  for (const rule of rules) {
    if (bringsIn(rule)) name(rule.tool, rule.id);
    for (const target of targetsOf(rule)) name(target.tool, target.id);
  }
  for (const { tool, id } of uses) {
    const earlier = named.get(tool);
    if (earlier === undefined) named.set(tool, id);
    else {
      const message = `\`use ${nameText(tool)}\` changes nothing: the tool is brought in elsewhere.`;
      yield finding(id, message, [{ at: earlier, message: 'It is named here.' }]);
    }
  }
}

/** `continue` only forbids an answer, which other statements may do as well. */
function* needlessContinues({ name, rules, settings }: Flow): Iterable<Finding> {
  const noAnswer = (settings.agent?.value ?? 'workflow') === 'workflow' && hasExit(rules);
  const continued = new Set<string>();
  for (const rule of rules) {
    if (rule.type !== 'continue') continue;
    const { id, tool } = rule;
    const text = `\`${ruleText(rule)}\` changes nothing`;
    const other = rules.find((one) => followedBy(tool, one, continued));
    continued.add(tool);
    if (noAnswer) yield finding(id, `${text}: a run of \`${name}\` ends by an exit, never by an answer.`);
    else if (other !== undefined) {
      const does = other.type === 'terminal' ? 'ends the run there' : 'forbids an answer there already';
      yield finding(id, `${text}: \`${ruleText(other)}\` ${does}.`, [
        { at: other.id, message: `\`${ruleText(other)}\`` },
      ]);
    }
  }
}

/** Another statement that leaves no answer after the tool. */
function followedBy(tool: string, rule: Flow['rules'][number], continued: ReadonlySet<string>): boolean {
  switch (rule.type) {
    case 'child':
    case 'conditional':
    case 'parent':
    case 'terminal':
      return rule.tool === tool;
    case 'continue':
      return rule.tool === tool && continued.has(tool);
    case 'directly-after':
      return rule.parent === tool;
    default:
      return false;
  }
}

function finding(at: NodeId, message: string, related: readonly RelatedNode[] = []): Finding {
  return { code: 'redundant-rule', at, message, related };
}

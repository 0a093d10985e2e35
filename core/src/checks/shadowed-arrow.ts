import { expandedStates, isCalled, type Space } from '../automaton/space.ts';
import { Walker } from '../automaton/walker.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { obstaclesTo, rulesAmong } from '../rules/obstacles.ts';
import { choicesOf } from '../rules/tool-numbers.ts';
import { nameText, ruleText } from '../rules/rule-text.ts';
import type { Choice, ChildRule, ConditionalRule, Target, ToolRule } from '../rules/tool-rule.ts';
import type { FlowCheck } from './check.ts';
import { conflictsOf } from './conflicts.ts';
import { quoted } from './statements.ts';
import { listed } from './words.ts';
import { noNumber } from '../rules/no-number.ts';

/** An arrow or case between two tools that runs call, and never one directly after the other this way. */
export const shadowedArrow: FlowCheck = {
  code: 'shadowed-arrow',
  *run(workflow, space): Iterable<Finding> {
    if (!space.complete) return;
    const conflicts = conflictsOf(workflow);
    for (const { rule, target, forbidden } of shadowed(space)) {
      if (conflicts.some((one) => one.rule === rule || one.against === rule)) continue;
      const [from, to] = [nameText(rule.tool), nameText(target.tool)];
      const forbid = forbidden.length === 1 ? 'forbids' : 'forbid';
      const why =
        forbidden.length === 0 ? 'nothing comes to this case' : `${listed(forbidden.map(ruleText))} ${forbid} it`;
      yield {
        code: 'shadowed-arrow',
        at: target.id,
        message: `\`${to}\` never comes after \`${from}\` this way: ${why}.`,
        related: forbidden.map((one) => quoted(one, (text) => `${text} keeps it out.`)),
        data: { from: rule.tool, to: target.tool, rules: forbidden.map((one) => one.id) },
      };
    }
  },
};

/** An arrow from the tool of a rule to one target. */
interface Arrow {
  readonly rule: ChildRule | ConditionalRule;
  readonly choice: Choice;
  readonly target: Target;
}

/** The arrows that no run follows, each with the statements that forbid its target in the first state that offers it. */
function shadowed(space: Space): readonly (Arrow & { readonly forbidden: readonly ToolRule[] })[] {
  const { compiled, workflow } = space.system;
  const arrows = workflow.rules.flatMap((rule) => arrowsOf(rule, space));
  const waiting = byChoice(arrows);
  const forbidden = new Map<Arrow, readonly ToolRule[]>();
  const walker = new Walker(space.system);
  for (const state of expandedStates(space)) {
    if (waiting.size === 0) break;
    walker.unpack(space.table, state);
    for (const { choice } of compiled.at(walker.position).chosen) {
      const offered = waiting.get(choice);
      if (offered === undefined) continue;
      walker.ask();
      const called = new Set(walker.enabled.targets.subarray(0, walker.enabled.count));
      const left = offered.filter(({ target }) => !called.has(compiled.tools.numberOf.get(target.tool) ?? noNumber));
      if (left.length === 0) waiting.delete(choice);
      else waiting.set(choice, left);
      for (const arrow of left) {
        if (forbidden.has(arrow)) continue;
        const obstacles = obstaclesTo(compiled, walker.position, walker.slots, walker.enabled, arrow.target.tool);
        forbidden.set(arrow, rulesAmong(obstacles));
      }
    }
  }
  const never = new Set([...waiting.values()].flat());
  return arrows.flatMap((arrow) => {
    const rules = forbidden.get(arrow);
    return never.has(arrow) && (rules !== undefined || isElse(arrow)) ? [{ ...arrow, forbidden: rules ?? [] }] : [];
  });
}

function byChoice(arrows: readonly Arrow[]): Map<Choice, Arrow[]> {
  const groups = new Map<Choice, Arrow[]>();
  for (const arrow of arrows) {
    const group = groups.get(arrow.choice);
    if (group === undefined) groups.set(arrow.choice, [arrow]);
    else group.push(arrow);
  }
  return groups;
}

/** What no result comes to is found by `unreachable-case`, but for `else`. */
function isElse({ rule, choice }: Arrow): boolean {
  return rule.type === 'conditional' && rule.otherwise === choice;
}

/** The arrows of a rule between tools that some run calls, each target once. */
function arrowsOf(rule: ToolRule, space: Space): readonly Arrow[] {
  if ((rule.type !== 'child' && rule.type !== 'conditional') || !isCalled(space, rule.tool)) return [];
  return choicesOf(rule).flatMap((choice) => {
    const isFirst = ({ tool }: Target, index: number): boolean =>
      choice.targets.findIndex((other) => other.tool === tool) === index;
    return choice.targets
      .filter((target, index) => isFirst(target, index) && isCalled(space, target.tool))
      .map((target) => ({ rule, choice, target }));
  });
}

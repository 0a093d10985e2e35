import type { CompiledRules } from './compiled-rules.ts';
import type { EnabledTools } from './enabled-tools.ts';
import { forbids } from './obstacles.ts';
import { inStatementOrder } from './rules-about.ts';
import type { ToolRule } from './tool-rule.ts';

/** Asks which rules restrict the choice at a position with these slots; `enabled` is the answer for the same two. */
export type RulesInForce = (position: number, slots: ArrayLike<number>, enabled: EnabledTools) => readonly ToolRule[];

/**
 * Rules that restrict the choice, in statement order: the start, arrows and cases in force, and of the others those
 * that take a tool away which these would allow. What only the position decides is found once per position.
 */
export function rulesInForce(compiled: CompiledRules): RulesInForce {
  const known = new Map<number, readonly Candidate[]>();
  return (position, slots, enabled) => {
    let candidates = enabled.substituted.length === 0 ? known.get(position) : undefined;
    if (candidates === undefined) {
      candidates = candidatesAt(compiled, position, enabled);
      if (enabled.substituted.length === 0) known.set(position, candidates);
    }
    const inForce: ToolRule[] = [];
    for (const { rule, guards } of candidates) {
      if (guards === undefined || forbids(compiled, position, slots, rule, guards)) inForce.push(rule);
    }
    return inForce;
  };
}

/** A rule that may restrict the choice here: always, or where counts and marks make it forbid the tool that it guards. */
interface Candidate {
  readonly rule: ToolRule;
  readonly guards?: string;
}

function candidatesAt(compiled: CompiledRules, position: number, enabled: EnabledTools): readonly Candidate[] {
  const here = compiled.at(position);
  const choosing = new Set<ToolRule>(here.chosen.flatMap(({ rule, choice }) => (choice.any ? [] : rule)));
  const inOrder = (rules: Iterable<ToolRule>): readonly ToolRule[] => inStatementOrder(compiled.numbers, [...rules]);
  if (here.first) return inOrder(choosing).map((rule) => ({ rule }));
  const offered = offeredTools(compiled, position, enabled);
  const forbidsNow = (rule: ToolRule, tool: string): boolean => forbids(compiled, position, [], rule, tool);
  const candidates = new Set(choosing);
  for (const tool of offered) {
    for (const rule of compiled.about(tool)) {
      const isUp = rule.type === 'after' || rule.type === 'max-count' || forbidsNow(rule, tool);
      if (isUp) candidates.add(rule);
    }
  }
  return inOrder(candidates).map((rule) =>
    rule.type === 'after' || rule.type === 'max-count' ? { rule, guards: rule.tool } : { rule },
  );
}

/** Tools of the workflow that the choice names, or that stand in for such. */
function offeredTools(compiled: CompiledRules, position: number, enabled: EnabledTools): ReadonlySet<string> {
  const { names, numberOf, attached } = compiled.tools;
  const offered = new Set<string>();
  for (const tool of compiled.at(position).written) offered.add(names[tool] ?? '');
  for (const { tool } of enabled.substituted.flatMap((rule) => rule.otherwise.targets)) {
    if ((numberOf.get(tool) ?? attached) < attached) offered.add(tool);
  }
  return offered;
}

import { atOnce } from '#core/automaton/at-once.ts';
import { explore } from '#core/automaton/explore.ts';
import { followersOf } from '#core/automaton/followers.ts';
import { isCalled } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { conflictText } from '#core/checks/conflicting-rules.ts';
import { conflictsOf } from '#core/checks/conflicts.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import { bareTool } from '#core/ir/builder.ts';
import type { TargetPlace } from '../place/target-place.ts';

/** As many runs as can be looked at while a person types. */
export const whileTyping = { states: 1_000, transitions: 8_000 };

const mark = 'offered ';

/** Why an arrow would earn a finding. */
export interface TargetObjections {
  /** To any tool, those left out of which more is said. */
  toAll: string | undefined;
  /** By the tool that it leads to. */
  readonly byTool: Map<string, string>;
}

/**
 * Why an arrow to a tool would earn a finding. Asked of the checks and of the solver, about the workflow in
 * which the arrow leads to every candidate at once that a statement guards: what no run follows even there, no run follows.
 */
export function targetObjections(
  workflow: Workflow,
  types: TypeTable,
  place: TargetPlace,
  isCandidate: (tool: string) => boolean,
): TargetObjections {
  const objections: TargetObjections = { toAll: undefined, byTool: new Map() };
  const guards = new Map(workflow.rules.flatMap((rule) => (isGuard(rule) ? [[rule.tool, rule]] : [])));
  // Only what a statement guards can be kept from following; the other candidates would only make more runs.
  const guarded = [...guards.keys()].filter(isCandidate);
  for (const source of place.from === 'limit' ? [] : place.sources) {
    const widened = widen(workflow, source, place.from === 'case', guarded);
    for (const conflict of conflictsOf(widened)) {
      if (conflict.at === mark) {
        objections.toAll = conflictText(conflict);
        objections.byTool.clear();
      } else if (conflict.at.startsWith(mark)) objections.byTool.set(conflict.tool, conflictText(conflict));
    }
    if (guarded.length === 0) continue;
    if (objections.toAll !== undefined) continue;
    for (const [tool, reason] of neverFollowing(widened, types, source, guards)) {
      if (!objections.byTool.has(tool)) objections.byTool.set(tool, reason);
    }
  }
  return objections;
}

/** Guarded tools that no run calls next, though the arrow leads to them, with the statement that forbids it. */
function neverFollowing(
  workflow: Workflow,
  types: TypeTable,
  source: string | undefined,
  guards: ReadonlyMap<string, Guard>,
): ReadonlyMap<string, string> {
  const never = new Map<string, string>();
  const space = atOnce(explore(transitionSystem(workflow, [...types.values()]), whileTyping));
  const { tools, complete } = followersOf(space, source);
  // Of a tool that no run calls yet nothing can be said.
  if (!complete || (source !== undefined && !isCalled(space, source))) return never;
  for (const [tool, guard] of guards) {
    if (!tools.includes(tool)) never.set(tool, `\`${tool}\` can never follow here: \`${ruleText(guard)}\`.`);
  }
  return never;
}

type Guard = Extract<ToolRule, { type: 'after' | 'directly-after' | 'max-count' }>;

function isGuard(rule: ToolRule): rule is Guard {
  return rule.type === 'after' || rule.type === 'directly-after' || rule.type === 'max-count';
}

/** The workflow with an arrow from the source to each candidate. */
function widen(
  workflow: Workflow,
  source: string | undefined,
  inCase: boolean,
  candidates: readonly string[],
): Workflow {
  const targets = candidates.map((tool) => ({ id: mark + tool, tool, arguments: [] }));
  const added = (choice: Choice | undefined): Choice => {
    const there = new Set(choice?.targets.map(({ tool }) => tool));
    const fresh = targets.filter(({ tool }) => !there.has(tool));
    return { ...choice, any: false, targets: [...(choice?.targets ?? []), ...fresh] };
  };
  const grown = (rule: ToolRule): ToolRule | undefined => {
    if (rule.type === 'init') return source === undefined ? { ...rule, choice: added(rule.choice) } : undefined;
    if (rule.type === 'child') return rule.tool === source ? { ...rule, choice: added(rule.choice) } : undefined;
    if (rule.type !== 'conditional' || rule.tool !== source || !inCase) return undefined;
    const cases = rule.cases.map((one) => ({ ...one, choice: added(one.choice) }));
    return { ...rule, cases, otherwise: added(rule.otherwise) };
  };
  const rules = workflow.rules.map((rule) => grown(rule) ?? rule);
  if (!workflow.rules.some((rule) => grown(rule))) {
    const choice = added(undefined);
    rules.push(
      source === undefined ? { type: 'init', id: mark, choice } : { type: 'child', id: mark, tool: source, choice },
    );
  }
  const known = new Set(workflow.tools.map(({ name }) => name));
  const more = [...candidates, source].filter((name) => name !== undefined).filter((name) => !known.has(name));
  return { ...workflow, rules, tools: [...workflow.tools, ...[...new Set(more)].map(bareTool)] };
}

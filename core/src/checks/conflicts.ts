import type { NodeId } from '../ir/node-id.ts';
import type { Flow } from '../ir/flow.ts';
import type { Argument } from '../ir/value.ts';
import { limitOf } from '../rules/slot-table.ts';
import { choicesOf } from '../rules/tool-numbers.ts';
import type { AfterRule, DirectlyAfterRule, MaxCountRule, Target, ToolRule } from '../rules/tool-rule.ts';
import { targetsOf } from './mentions.ts';

/** Two statements that can never both hold, found without exploring. */
export interface Conflict {
  readonly kind: 'two-choices' | 'two-argument-sets' | 'order' | 'start' | 'no-call';
  /** The statement at fault, the later of the two where neither is more to blame. */
  readonly rule: ToolRule;
  readonly at: NodeId;
  readonly against: ToolRule;
  readonly againstAt: NodeId;
  /** The tool that both speak of. */
  readonly tool: string;
}

const known = new WeakMap<Flow, readonly Conflict[]>();

/** Every conflict of a workflow, in statement order (LANGUAGE.md section 2, `conflicting-rules`). Looked for once. */
export function conflictsOf(workflow: Flow): readonly Conflict[] {
  const conflicts = known.get(workflow) ?? [
    ...twoChoices(workflow),
    ...twoArgumentSets(workflow),
    ...twoParents(workflow),
    ...closedArrows(workflow),
  ];
  known.set(workflow, conflicts);
  return conflicts;
}

/** A `when` beside another `when` or beside arrows of the same tool, `-> any` included. */
function* twoChoices(workflow: Flow): Iterable<Conflict> {
  const choosing = new Map<string, ToolRule>();
  for (const rule of [...workflow.rules, ...openArrows(workflow)]) {
    if (rule.type !== 'child' && rule.type !== 'conditional' && rule.type !== 'terminal') continue;
    const { tool } = rule;
    const earlier = choosing.get(tool);
    if (earlier === undefined) choosing.set(tool, rule);
    else if (earlier.type === 'conditional' || rule.type === 'conditional') {
      yield { kind: 'two-choices', rule, at: rule.id, against: earlier, againstAt: earlier.id, tool };
    }
  }
}

/** `a -> any` as rules; a tool that is not declared is open too, at the place that names it, and has no such arrow. */
function* openArrows({ open, tools }: Flow): Iterable<ToolRule> {
  const undeclared = new Set(tools.map(({ id }) => id));
  for (const { id, tool } of open) {
    if (tool === undefined || undeclared.has(id)) continue;
    yield { type: 'child', id, tool, choice: { targets: [], any: true } };
  }
}

/** One choice that names a tool twice with different fixed arguments. */
function* twoArgumentSets({ rules }: Flow): Iterable<Conflict> {
  for (const rule of rules) {
    for (const choice of choicesOf(rule)) {
      const first = new Map<string, Target>();
      for (const target of choice.targets) {
        const { tool } = target;
        const earlier = first.get(tool);
        if (earlier === undefined) first.set(tool, target);
        else if (argumentsText(earlier) !== argumentsText(target)) {
          yield { kind: 'two-argument-sets', rule, at: target.id, against: rule, againstAt: earlier.id, tool };
        }
      }
    }
  }
}

/** `only directly after a: x` beside `only directly after b: x`. */
function* twoParents({ rules }: Flow): Iterable<Conflict> {
  const parents = new Map<string, DirectlyAfterRule>();
  for (const rule of rules) {
    if (rule.type !== 'directly-after') continue;
    const { tool } = rule;
    const earlier = parents.get(tool);
    if (earlier === undefined) parents.set(tool, rule);
    else if (earlier.parent !== rule.parent) {
      yield { kind: 'order', rule, at: rule.id, against: earlier, againstAt: earlier.id, tool };
    }
  }
}

type Guard = DirectlyAfterRule | AfterRule | MaxCountRule;

/** An arrow or a start whose target another statement forbids at that very place. */
function* closedArrows({ rules }: Flow): Iterable<Conflict> {
  const guards = new Map<string, Guard[]>();
  for (const rule of rules) {
    if (rule.type !== 'directly-after' && rule.type !== 'after' && rule.type !== 'max-count') continue;
    guards.set(rule.tool, [...(guards.get(rule.tool) ?? []), rule]);
  }
  for (const rule of rules) {
    if (rule.type !== 'init' && rule.type !== 'child' && rule.type !== 'conditional') continue;
    const source = rule.type === 'init' ? undefined : rule.tool;
    for (const { id: at, tool } of targetsOf(rule)) {
      for (const { kind, against } of clashes(source, guards.get(tool) ?? [])) {
        yield { kind, rule, at, against, againstAt: against.id, tool };
      }
    }
  }
}

/** The guards that shut an arrow. Of orders the first, and none where one wants this arrow: then the orders clash. */
function clashes(
  source: string | undefined,
  guards: readonly Guard[],
): readonly { readonly kind: Conflict['kind']; readonly against: Guard }[] {
  let ordered = guards.some((guard) => guard.type === 'directly-after' && guard.parent === source);
  return guards.flatMap((against) => {
    const kind = clash(source, against);
    if (kind === undefined || (kind === 'order' && ordered)) return [];
    if (kind === 'order') ordered = true;
    return [{ kind, against }];
  });
}

/** How a guard that names no such arrow shuts one from `source` (`undefined`: start), whatever was called before. */
function clash(source: string | undefined, guard: Guard): Conflict['kind'] | undefined {
  if (guard.type === 'max-count') {
    // Nothing stands in for the first call.
    const standsIn = guard.otherwise !== undefined && source !== undefined;
    return limitOf(guard) === 0 && !standsIn ? 'no-call' : undefined;
  }
  if (source === undefined) return 'start';
  return guard.type === 'directly-after' ? 'order' : undefined;
}

/** Fixed arguments without the places where they stand. */
export function argumentsText({ arguments: fixed }: Target): string {
  const values = fixed.map(({ name, value }: Argument) => [name, value]);
  return JSON.stringify(values, (key, value: unknown) => (key === 'id' ? undefined : value));
}

import type { Workflow } from '#core/ir/workflow.ts';
import type { Allowed, RuleState } from '#core/rules/rule-solver.ts';
import { outcomesOf, solverFor } from './brute-force.ts';

interface Node {
  readonly answer: Allowed;
  readonly last: string | undefined;
  readonly next: Set<string>;
}

/**
 * The largest circles of tools with arrows, as sorted JSON, by definition: states that reach each other, all of whose
 * tools have arrows, and that reach an end. An exit tool leads nowhere in them. `undefined` when the walk takes too long.
 */
export function walkedLoops(workflow: Workflow, most: number): readonly string[] | undefined {
  const nodes = walk(workflow, most);
  if (nodes === undefined) return undefined;
  const exits = toolsOf(workflow, ['terminal']);
  const chosen = toolsOf(workflow, ['child', 'conditional']);
  const reach = (start: string, round: boolean): ReadonlySet<string> => {
    const reached = new Set<string>();
    const pending = [start];
    for (const key of pending) {
      const node = nodes.get(key);
      if (round && node?.last !== undefined && exits.has(node.last)) continue;
      for (const target of node?.next ?? []) {
        if (!reached.has(target)) pending.push(target);
        reached.add(target);
      }
    }
    return reached;
  };
  const rounds = new Map([...nodes.keys()].map((key) => [key, reach(key, true)]));
  const found: ReadonlySet<string>[] = [];
  for (const [key, reached] of rounds) {
    if (!reached.has(key)) continue;
    const tools = [...reached].filter((other) => rounds.get(other)?.has(key)).map((one) => nodes.get(one)?.last ?? '');
    const ends = [key, ...reach(key, false)].some((one) => mayEnd(nodes.get(one)?.answer));
    if (ends && tools.every((tool) => chosen.has(tool))) found.push(new Set(tools));
  }
  const inner = (one: ReadonlySet<string>): boolean =>
    found.some((other) => other.size > one.size && [...one].every((tool) => other.has(tool)));
  return [...new Set(found.filter((one) => !inner(one)).map((one) => JSON.stringify([...one].sort())))].sort();
}

function walk(workflow: Workflow, most: number): ReadonlyMap<string, Node> | undefined {
  const solver = solverFor(workflow);
  const nodes = new Map<string, Node>();
  const pending: { readonly state: RuleState; readonly last: string | undefined }[] = [
    { state: solver.initial, last: undefined },
  ];
  for (const { state, last } of pending) {
    const key = JSON.stringify(state);
    if (nodes.has(key)) continue;
    if (nodes.size > most) return undefined;
    const node: Node = { answer: solver.allowed(state), last, next: new Set() };
    nodes.set(key, node);
    for (const { tool } of node.answer.tools) {
      for (const outcome of outcomesOf(workflow, tool)) {
        const next = solver.next(state, tool, outcome);
        node.next.add(JSON.stringify(next));
        pending.push({ state: next, last: tool });
      }
    }
  }
  return nodes;
}

function toolsOf({ rules }: Workflow, types: readonly string[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => (types.includes(rule.type) && 'tool' in rule ? [rule.tool] : [])));
}

function mayEnd(answer: Allowed | undefined): boolean {
  return answer?.end !== undefined || answer?.finish !== undefined || answer?.mayAnswer === true;
}

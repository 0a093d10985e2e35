import type { Json, Scalar } from '#core/ir/json.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import type { Allowed, Outcome, RuleSolver, RuleState } from '#core/rules/rule-solver.ts';

/** What a plain walk of the public solver finds: slow, with states as texts, and nothing shared with the explorer. */
export interface Walk {
  readonly called: ReadonlySet<string>;
  readonly states: number;
  /** Kind, last calls and number of states of each trap. */
  readonly traps: readonly string[];
  /** Some run ends. */
  readonly ends: boolean;
  /** Tools after which an exit rule holds and the run goes on, because a required tool is missing. */
  readonly vetoed: ReadonlySet<string>;
  /** Tools after which a run stops because no case names the result. */
  readonly unmatched: ReadonlySet<string>;
  /** What some run calls directly after each tool, and at the beginning. */
  readonly next: ReadonlyMap<string | undefined, ReadonlySet<string>>;
  /** Tools after which some run ends, and not by a result or a failure that nothing takes. */
  readonly lastOnes: ReadonlySet<string | undefined>;
}

interface Node {
  readonly answer: Allowed;
  readonly last: string | undefined;
  readonly withheld: boolean;
  readonly successors: Set<string>;
}

/** A value that no case of these tests names. */
export const otherValue = 'none of the cases';

/** Walks every run of a workflow; `undefined` when it has more states than the test has time for. */
export function walk(workflow: Workflow, most: number): Walk | undefined {
  const solver = solverFor(workflow);
  const unbound = solverFor({
    ...workflow,
    rules: workflow.rules.filter((one) => one.type !== 'required-before-exit'),
  });
  const nodes = new Map<string, Node>();
  const called = new Set<string>();
  const visit = (state: RuleState, twin: RuleState, last: string | undefined): string => {
    const key = JSON.stringify(state);
    if (nodes.has(key) || nodes.size > most) return key;
    const answer = solver.allowed(state);
    const node: Node = { answer, last, withheld: isWithheld(answer, unbound.allowed(twin)), successors: new Set() };
    nodes.set(key, node);
    for (const { tool } of answer.tools) {
      called.add(tool);
      for (const outcome of outcomesOf(workflow, tool)) {
        node.successors.add(visit(solver.next(state, tool, outcome), unbound.next(twin, tool, outcome), tool));
      }
    }
    return key;
  };
  visit(solver.initial, unbound.initial, undefined);
  if (nodes.size > most) return undefined;
  const ending = [...nodes].filter(([, { answer }]) => mayEnd(answer)).map(([key]) => key);
  const exits = new Set(workflow.rules.flatMap((one) => (one.type === 'terminal' ? [one.tool] : [])));
  return {
    called,
    states: nodes.size,
    traps: trapsOf(nodes),
    ends: ending.length > 0,
    vetoed: lastCalls(nodes, ({ last, answer }) => last !== undefined && exits.has(last) && answer.end === undefined),
    unmatched: lastCalls(nodes, ({ answer }) => answer.end?.kind === 'unmatched'),
    next: nextCalls(nodes),
    lastOnes: new Set([...nodes.values()].filter(({ answer }) => endsAsMeant(answer)).map(({ last }) => last)),
  };
}

function nextCalls(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const next = new Map<string | undefined, Set<string>>();
  for (const { last, answer } of nodes.values()) {
    const tools = next.get(last) ?? new Set();
    next.set(last, tools);
    for (const { tool } of answer.tools) tools.add(tool);
  }
  return next;
}

/** The last calls of the nodes that pass a test. */
function lastCalls(nodes: ReadonlyMap<string, Node>, test: (node: Node) => boolean): ReadonlySet<string> {
  return new Set([...nodes.values()].flatMap((node) => (node.last !== undefined && test(node) ? [node.last] : [])));
}

/** The solver of a workflow, as the executor makes it. */
export function solverFor(workflow: Workflow): RuleSolver {
  const names = workflow.tools.map((tool) => tool.name);
  return createSolver(names, workflow.rules, workflow.settings.agent?.value ?? 'workflow');
}

function mayEnd({ end, finish, mayAnswer }: Allowed): boolean {
  return end !== undefined || finish !== undefined || mayAnswer;
}

/** A failed call ends a run as meant where a case that takes the failure says so. */
function endsAsMeant({ end, finish, mayAnswer, inForce }: Allowed): boolean {
  return finish !== undefined || mayAnswer || end?.kind === 'exit' || (end?.kind === 'failed' && inForce.length > 0);
}

function isWithheld(answer: Allowed, unbound: Allowed): boolean {
  const exits = unbound.finish !== undefined || (unbound.end !== undefined && unbound.end.kind !== 'unmatched');
  return exits && answer.finish === undefined && answer.end === undefined;
}

/** Every outcome worth telling apart: the values that a case names or the type lists, another value, a failure. */
export function outcomesOf(workflow: Workflow, name: string): readonly Outcome[] {
  const cases = workflow.rules.flatMap((rule) => (rule.type === 'conditional' && rule.tool === name ? [rule] : []));
  const named = new Set<Scalar>(cases.flatMap((rule) => rule.cases.flatMap((one) => one.keys)));
  const values = possibleValues(
    workflow.tools.find((tool) => tool.name === name),
    named,
  );
  const outcomes: Outcome[] = values.map((value) => ({ ok: true, value }));
  const failureMatters =
    cases.some((rule) => rule.failed !== undefined || rule.otherwise !== undefined) ||
    workflow.rules.some((rule) => rule.type === 'after' && rule.parent === name);
  return failureMatters ? [...outcomes, { ok: false }] : outcomes;
}

function possibleValues(tool: Tool | undefined, named: ReadonlySet<Scalar>): readonly Json[] {
  const type = tool?.returns;
  if (type?.kind === 'union')
    return type.options.flatMap((option) => (option.kind === 'literal' ? [option.value] : []));
  if (type?.kind === 'object') return objectsOf(type);
  if (type?.kind === 'primitive' && type.name === 'boolean') return [true, false];
  const fitting = [...named].filter((value) => type === undefined || typeof value === 'string');
  return [...fitting, otherValue];
}

/** Objects of fields with literal values, in every combination; without a field where it may be absent. */
function objectsOf({ fields }: Extract<Type, { kind: 'object' }>): readonly Json[] {
  let objects: readonly Readonly<Record<string, Json>>[] = [{}];
  for (const { name, type, optional } of fields) {
    const values = type.kind === 'union' ? type.options : [];
    const filled = values.flatMap((option) => (option.kind === 'literal' ? [{ [name]: option.value }] : []));
    const ways = optional ? [...filled, {}] : filled;
    objects = objects.flatMap((object) => ways.map((way) => ({ ...object, ...way })));
  }
  return objects;
}

/** By definition: the states that reach only states which reach them back, none of which can end. */
function trapsOf(nodes: ReadonlyMap<string, Node>): readonly string[] {
  const reached = new Map([...nodes.keys()].map((key) => [key, reachableFrom(nodes, key)]));
  const seen = new Set<string>();
  const traps: string[] = [];
  for (const [key, reach] of reached) {
    const members = [...reach];
    if (seen.has(key) || !members.every((other) => reached.get(other)?.has(key) === true)) continue;
    members.forEach((member) => seen.add(member));
    const inside = members.flatMap((member) => nodes.get(member) ?? []);
    if (inside.some(({ answer }) => mayEnd(answer))) continue;
    const stuck = inside.length === 1 && inside[0]?.answer.tools.length === 0;
    const kind = inside.some((node) => node.withheld) ? 'unmet-requirement' : stuck ? 'dead-end' : 'no-exit-path';
    traps.push(
      trapText(
        kind,
        inside.map((node) => node.last),
        inside.length,
      ),
    );
  }
  return traps.sort();
}

/** A trap in a form that two searches can be compared by. */
export function trapText(kind: string, lastCalls: readonly (string | undefined)[], states: number): string {
  return JSON.stringify([kind, [...new Set(lastCalls.map((name) => name ?? null))].sort(), states]);
}

function reachableFrom(nodes: ReadonlyMap<string, Node>, start: string): Set<string> {
  const reach = new Set([start]);
  for (const key of reach) for (const next of nodes.get(key)?.successors ?? []) reach.add(next);
  return reach;
}

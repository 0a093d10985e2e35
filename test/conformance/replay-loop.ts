import type { Json } from '#core/ir/json.ts';
import type { ToolRule } from '#core/rules/tool-rule.ts';
import { fromWire } from '#core/rules/letta/from-wire.ts';
import { planWorkflow } from '#executor/plan/workflow-plan.ts';
import { runContext } from '#executor/step/new-context.ts';
import type { RunContext } from '#executor/step/run-context.ts';
import { begin, step } from '#executor/step/step.ts';
import type { Turn } from '#executor/step/turn.ts';
import { wireRules } from './play-rule-set.ts';
import type { LoopRequest, LoopRun, LoopStep } from './loop-file.ts';

/** Where and why our loop goes another way than Letta's; each is told in docs/decisions/0009-differences-from-lettas-loop.md. */
export type Deviation =
  /** The rules allow nothing: Letta offers every tool, a run stops with `dead-end`. */
  | 'nothing allowed'
  /** The result of a conditional's tool: Letta's loop hands over a bare text, and matches nothing or fails. */
  | 'result of a conditional'
  /** The model asked to stop by `request_heartbeat`: a run ends by its rules or by an answer. */
  | 'heartbeat'
  /** The last permitted step: Letta counts model calls only, and reports `max_steps` even when the run was over. */
  | 'last step'
  /** Everything was fixed by the author: a run calls the tool without asking the model. */
  | 'deterministic call'
  /** Arguments that the author fixed and that do not fit: Letta's V2 ignores them, a run ends with `invalid-arguments`. */
  | 'fixed arguments'
  /** An answer without a call: Letta fails at once, a run reminds the model twice. */
  | 'no call'
  /** Three replies in a row that the rules forbid: Letta asks for ever. */
  | 'three violations'
  /** A forbidden call of a tool that needs approval: Letta asks the person first, a run asks the rules first. */
  | 'approval before rules'
  /** An approved call: Letta forgets the history while it waits, a run keeps it. */
  | 'approval'
  /** An exit tool that failed: Letta ends as done, a run as failed; both end. */
  | 'failed exit';

export interface Replay {
  /** Steps in which both loops offered the same, forced the same and went on or stopped alike. */
  readonly agreed: number;
  /** Named differences, in order; after one that changes the state, the rest of the request is not compared. */
  readonly deviations: readonly Deviation[];
  /** Differences that no decision explains. */
  readonly unexplained: readonly string[];
}

const parameters = (['num', 'txt'] as const).map((name) => ({
  id: name,
  name,
  type: { kind: 'primitive', name: name === 'num' ? 'integer' : 'string' } as const,
  optional: true,
}));

/** Replays one request of an agent through the pure step. */
export function replay(run: LoopRun, request: LoopRequest): Replay {
  const rules = fromWire(wireRules(run.rules));
  const state = new Replaying(contextOf(run, rules), rules);
  for (const recorded of request.t) {
    if (!state.compare(recorded)) break;
  }
  return state;
}

function contextOf(run: LoopRun, rules: readonly ToolRule[]): RunContext {
  const tools = run.tools.map((name) => ({ id: name, name, parameters, retry: 0, idempotent: false, secrets: [] }));
  const workflow = { id: run.id, name: run.id, inputs: [], settings: {}, tools, rules, uses: [], open: [] };
  const context = runContext(planWorkflow(workflow, new Map()), {
    run: run.id,
    path: [run.id],
    inputs: {},
    chosenModel: 'test/model',
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
  return { ...context, steps: Number.MAX_SAFE_INTEGER };
}

class Replaying implements Replay {
  agreed = 0;
  readonly deviations: Deviation[] = [];
  readonly unexplained: string[] = [];
  readonly #context: RunContext;
  readonly #conditionals: ReadonlySet<string>;
  #turn: Turn;
  #last: string | undefined;

  constructor(context: RunContext, rules: readonly ToolRule[]) {
    this.#context = context;
    this.#conditionals = new Set(rules.flatMap((rule) => (rule.type === 'conditional' ? [rule.tool] : [])));
    this.#turn = begin(context, new Set());
  }

  /** Compares one step; `false` when the rest of the request cannot be compared. */
  compare(recorded: LoopStep): boolean {
    if (recorded.of === undefined) return this.#differ('result of a conditional', this.#afterConditional());
    if (!this.#compareOffer(recorded)) return false;
    if (recorded.m === undefined) return this.#differ('result of a conditional', this.#afterConditional());
    if (recorded.m === null) return this.#differ('no call', true);
    const [tool] = recorded.m;
    if (this.#turn.next.kind === 'model') this.#reply(tool);
    if (recorded.vi === 1) return this.#compareViolation(recorded);
    if (recorded.o === undefined) return this.#comparePause(tool);
    const { next } = this.#turn;
    if (next.kind === 'end' && next.end.reason === 'invalid-arguments') return this.#differ('fixed arguments', true);
    if (next.kind !== 'tool') {
      return this.#unexplain(`${tool} was run, we wait for ${next.kind}`);
    }
    this.#result(recorded.o);
    this.#last = tool;
    return this.#compareEnd(recorded);
  }

  #compareOffer({ of = [], fc }: LoopStep): boolean {
    const { next } = this.#turn;
    if (next.kind === 'tool') return this.#deterministic(next.call.tool.name, of);
    if (next.kind === 'approval') return this.#deterministic(next.question.tool, of);
    const asked = this.#turn.events.findLast((event) => event.type === 'model-asked');
    if (next.kind === 'end') {
      const everything = of.length === this.#context.plan.tools.size || of.length === 0;
      if (next.end.reason === 'dead-end' && everything) return this.#differ('nothing allowed', true);
      if (next.end.reason === 'invalid-arguments') return this.#differ('fixed arguments', true);
      if (this.#afterConditional()) return this.#differ('result of a conditional', true);
      return this.#unexplain(`offered ${of.join()}, we ended with ${next.end.reason}`);
    }
    if (asked?.type !== 'model-asked') return this.#unexplain(`offered ${of.join()}, we wait for ${next.kind}`);
    if (asked.offered.length === 0 && of.length === this.#context.plan.tools.size) {
      return this.#differ('nothing allowed', true);
    }
    const same = sorted(asked.offered) === sorted(of) && (asked.forced ?? null) === (fc ?? null);
    if (same) return true;
    // A model that may answer cannot be forced; Letta's V2 has no answers.
    if (sorted(asked.offered) === sorted(of) && asked.mayAnswer && of.length === 1) return this.#note('heartbeat');
    return this.#afterConditional()
      ? this.#differ('result of a conditional', true)
      : this.#unexplain(`offered ${of.join()} forcing ${fc ?? '-'}, we ${asked.offered.join()} ${asked.forced ?? '-'}`);
  }

  #deterministic(tool: string, offered: readonly string[]): boolean {
    if (offered.length !== 1 || offered[0] !== tool) {
      return this.#differ('result of a conditional', this.#afterConditional());
    }
    return this.#note('deterministic call');
  }

  #compareViolation(recorded: LoopStep): boolean {
    const { next, events } = this.#turn;
    const refused = events.some((event) => event.type === 'call-refused' && event.reason === 'not-allowed');
    if (!refused) {
      const called = next.kind === 'tool' && next.call.chosenBy === 'rules';
      return called ? false : this.#unexplain('a violation, which we did not refuse');
    }
    if (next.kind === 'end' && next.end.reason === 'rule-violation') return this.#differ('three violations', true);
    if (recorded.co === false) return this.#differ('last step', recorded.sr === 'max_steps');
    return this.#agree();
  }

  #comparePause(tool: string): boolean {
    const { next, events } = this.#turn;
    if (next.kind === 'approval' && next.question.tool === tool) return this.#differ('approval', true);
    const refused = events.some((event) => event.type === 'call-refused');
    return this.#differ('approval before rules', refused);
  }

  #compareEnd({ m, co, sr, o }: LoopStep): boolean {
    const { next } = this.#turn;
    const ended = next.kind === 'end' && next.end.reason !== 'dead-end';
    if (co === true) {
      if (!ended) return this.#agree();
      if (next.end.reason === 'invalid-arguments') return this.#differ('fixed arguments', true);
      return this.#differ('result of a conditional', this.#afterConditional());
    }
    if (ended) return o?.[0] === false ? this.#differ('failed exit', true) : this.#agree();
    if (sr === 'max_steps') return this.#differ('last step', true);
    return this.#differ('heartbeat', !isTrue(m?.[1]));
  }

  #reply(tool: string): void {
    const name = this.#context.plan.names.toWire.get(tool) ?? tool;
    const result = { ok: true, reply: { call: { name, arguments: '{}' } }, milliseconds: 0 } as const;
    this.#turn = step(this.#context, this.#turn.state, { kind: 'model', result });
  }

  /** A conditional compares texts: those that Letta makes of values. */
  #result([ok, value]: readonly [boolean, Json]): void {
    const result = ok
      ? ({ ok, value: pythonText(value), milliseconds: 0 } as const)
      : ({ ok, error: pythonText(value), repeatable: false, milliseconds: 0 } as const);
    this.#turn = step(this.#context, this.#turn.state, { kind: 'tool', result });
  }

  #afterConditional(): boolean {
    return this.#last !== undefined && this.#conditionals.has(this.#last);
  }

  #agree(): boolean {
    this.agreed += 1;
    return true;
  }

  #note(deviation: Deviation): boolean {
    this.deviations.push(deviation);
    return true;
  }

  #differ(deviation: Deviation, explains: boolean): boolean {
    if (explains) this.deviations.push(deviation);
    else this.unexplained.push(`not for "${deviation}"`);
    return false;
  }

  #unexplain(what: string): boolean {
    this.unexplained.push(what);
    return false;
  }
}

function sorted(names: readonly string[]): string {
  return [...new Set(names)].sort().join('\n');
}

function isTrue(heartbeat: Json | undefined): boolean {
  return heartbeat === true || (typeof heartbeat === 'string' && heartbeat.toLowerCase() === 'true');
}

function pythonText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

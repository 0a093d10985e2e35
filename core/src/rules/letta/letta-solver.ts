import { noNumber } from '../no-number.ts';
import { compileRules, type CompiledRules } from '../compiled-rules.ts';
import { createEnabledTools, enabledTools, enterPosition, type EnabledTools } from '../enabled-tools.ts';
import { obstaclesTo } from '../obstacles.ts';
import { positionAfter } from '../outcome-table.ts';
import type { Obstacle, Outcome } from '../rule-solver.ts';
import type { ToolRule } from '../tool-rule.ts';
import { conditionalInput } from './conditional-outcome.ts';
import { fromWire } from './from-wire.ts';
import { prefilledArguments, type Prefilled } from './prefilled.ts';
import type { WireRule } from './wire-rule.ts';

/** Allowed names, or the type of the Python exception that Letta's solver would raise. */
export type LettaAnswer =
  | { readonly kind: 'allowed'; readonly tools: readonly string[] }
  | { readonly kind: 'exception'; readonly type: 'ValueError' | 'AttributeError' };

/**
 * Letta's `ToolRulesSolver` over the one solver: a list of rules, a history, and queries that are told which tools are
 * attached and what the last tool responded (LETTA.md sections 2 and 3).
 */
export class LettaSolver {
  readonly rules: readonly WireRule[];
  readonly #converted: readonly ToolRule[];
  readonly #compiled = new Map<string, CompiledRules>();
  #history: string[] = [];
  #prefilled: Prefilled = { values: new Map(), provenance: new Map() };

  constructor(rules: readonly WireRule[]) {
    this.rules = rules;
    this.#converted = fromWire(rules);
  }

  get history(): readonly string[] {
    return this.#history;
  }

  /** Arguments fixed for the tools of the last query that succeeded. */
  get prefilled(): Prefilled {
    return this.#prefilled;
  }

  register(tool: string): void {
    this.#history.push(tool);
  }

  clear(): void {
    this.#history = [];
  }

  /** The allowed set. While `run_first` rules hold: in rule order, duplicates kept; else in the order of `available`. */
  allowed(available: readonly string[], response: string | null, errorOnEmpty = false): LettaAnswer {
    const query = this.#query(available, response);
    if (query.kind === 'exception') return query;
    const { compiled, enabled } = query;
    const tools = Array.from(enabled.targets.subarray(0, enabled.count), (tool) => compiled.tools.names[tool] ?? '');
    if (errorOnEmpty && tools.length === 0) return { kind: 'exception', type: 'ValueError' };
    const attached = new Set(available);
    const callable = new Set(tools.filter((tool) => attached.has(tool)));
    this.#prefilled = prefilledArguments(this.rules, this.#history.at(-1), callable);
    return { kind: 'allowed', tools };
  }

  /** One obstacle per rule that forbids the tool, empty exactly when `allowed` lists it; `undefined` where that raises. */
  whyNot(available: readonly string[], response: string | null, tool: string): readonly Obstacle[] | undefined {
    const query = this.#query(available, response);
    if (query.kind === 'exception') return undefined;
    return obstaclesTo(query.compiled, query.position, query.slots, query.enabled, tool);
  }

  /** Required tools that are available and not yet called, each once, in rule order. */
  uncalledRequired(available: readonly string[]): readonly string[] {
    const { slots, tools } = this.#compile(available);
    const names = slots.required.map((tool) => tools.names[tool] ?? '');
    return names.filter((name) => !this.#history.includes(name));
  }

  #query(available: readonly string[], response: string | null): Query {
    const last = this.#history.at(-1);
    let outcome: Outcome = { ok: true, value: null };
    if (this.rules.some((rule) => rule.type === 'conditional' && rule.tool_name === last)) {
      const input = conditionalInput(response);
      if (input.kind === 'exception') return input;
      outcome = input.outcome;
    }
    const compiled = this.#compile(available);
    const slots = new Int32Array(compiled.slots.maxima.length);
    let position = 0;
    for (const tool of this.#history) {
      position = positionAfter(compiled.outcomes, compiled.tools.numberOf.get(tool) ?? noNumber, outcome);
      enterPosition(compiled, position, slots);
    }
    const enabled = createEnabledTools(compiled);
    enabledTools(compiled, position, slots, enabled);
    return { kind: 'state', compiled, position, slots, enabled };
  }

  #compile(available: readonly string[]): CompiledRules {
    const key = JSON.stringify(available);
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const compiled = compileRules(available, this.#converted);
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

type Query =
  | {
      readonly kind: 'state';
      readonly compiled: CompiledRules;
      readonly position: number;
      readonly slots: Int32Array;
      readonly enabled: EnabledTools;
    }
  | { readonly kind: 'exception'; readonly type: 'ValueError' | 'AttributeError' };

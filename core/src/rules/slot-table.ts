import type { Choice, MaxCountRule, ToolRule } from './tool-rule.ts';
import type { Value } from '../ir/value.ts';
import { failedPosition, type OutcomeTable } from './outcome-table.ts';
import { choicesOf, type ToolNumbers } from './tool-numbers.ts';
import { noNumber } from './no-number.ts';

/**
 * What a run remembers besides its last call: one saturating counter per slot.
 *
 * A limited tool counts up to its limit; a mark counts to 1. Every slot only ever grows, and which ones grow depends
 * on the position alone: that is the whole of "next".
 */
export interface SlotTable {
  /** Largest value of each slot. */
  readonly maxima: Int32Array;
  /** Slots that grow by one when a position is entered. */
  readonly touched: readonly Int32Array[];
  /** Per tool: slot that is positive once the tool was called, or -1 where nobody asks. */
  readonly called: Int32Array;
  /** Per tool: slot that is 1 once a call has succeeded, or -1 where nobody asks. */
  readonly succeeded: Int32Array;
  /** Per tool: calls after which it is used up; `Infinity` without a limit. */
  readonly limits: Float64Array;
  /** Per tool: 1 where a limit says what stands in for it once it is used up. */
  readonly replaced: Uint8Array;
  /** Per tool: slots that must be positive before it may be called. */
  readonly needs: readonly Int32Array[];
  /** Required tools of the workflow, by number, each once, in rule order. */
  readonly required: readonly number[];
  /** Slots that tell whether the call was made whose result or arguments a fixed argument or answer reads. */
  readonly read: ReadonlySet<number>;
}

const none = new Int32Array(0);

/** Lays out the slots that a set of rules reads. */
export function layOutSlots(tools: ToolNumbers, outcomes: OutcomeTable, rules: readonly ToolRule[]): SlotTable {
  const number = (name: string): number => tools.numberOf.get(name) ?? noNumber;
  const size = tools.names.length;
  const maxima: number[] = [];
  const limits = new Float64Array(size).fill(Infinity);
  const called = new Int32Array(size).fill(-1);
  const succeeded = new Int32Array(size).fill(-1);
  const mark = (slots: Int32Array, tool: number, maximum: number): number => {
    const slot = slots[tool] ?? noNumber;
    if (slot >= 0) {
      maxima[slot] = Math.max(maxima[slot] ?? 0, maximum);
      return slot;
    }
    slots[tool] = maxima.push(maximum) - 1;
    return maxima.length - 1;
  };

  const replaced = new Uint8Array(size);
  for (const rule of rules) {
    if (rule.type !== 'max-count') continue;
    const tool = number(rule.tool);
    if (rule.otherwise !== undefined) replaced[tool] = 1;
    limits[tool] = Math.min(limits[tool] ?? Infinity, limitOf(rule));
    if (limitOf(rule) > 0 && limitOf(rule) < Infinity) mark(called, tool, limitOf(rule));
  }
  const required = new Set<number>();
  const needs = Array.from({ length: size }, () => none);
  for (const rule of rules) {
    if (rule.type === 'required-before-exit' && number(rule.tool) < tools.attached) {
      required.add(number(rule.tool));
      mark(called, number(rule.tool), 1);
    }
    if (rule.type === 'after') {
      const tool = number(rule.tool);
      needs[tool] = Int32Array.from(new Set([...(needs[tool] ?? []), mark(succeeded, number(rule.parent), 1)]));
    }
  }
  const read = new Set<number>();
  for (const name of toolsRead(rules)) {
    const tool = tools.numberOf.get(name);
    if (tool !== undefined) read.add(mark(called, tool, 1));
  }
  const table = {
    maxima: Int32Array.from(maxima),
    called,
    succeeded,
    limits,
    replaced,
    needs,
    required: [...required],
    read,
  };
  return { ...table, touched: touchedSlots(outcomes, table) };
}

/** The limit as a whole number of calls: half a call is none, and what is no number limits nothing. */
export function limitOf(rule: MaxCountRule): number {
  return Number.isNaN(rule.limit) || rule.limit > 0x7fffffff ? Infinity : Math.max(0, Math.ceil(rule.limit));
}

function touchedSlots(outcomes: OutcomeTable, slots: Pick<SlotTable, 'called' | 'succeeded'>): readonly Int32Array[] {
  return Array.from(outcomes.toolAt, (tool, position) => {
    if (tool < 0) return none;
    const called = slots.called[tool] ?? noNumber;
    const succeeded = position === failedPosition(outcomes, tool) ? -1 : (slots.succeeded[tool] ?? noNumber);
    return Int32Array.from([called, succeeded].filter((slot) => slot >= 0));
  });
}

/** Tools whose result or arguments a fixed argument or answer reads. */
function toolsRead(rules: readonly ToolRule[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Value | undefined): void => {
    switch (value?.kind) {
      case 'result':
      case 'arguments':
        found.add(value.tool);
        break;
      case 'list':
        value.items.forEach(visit);
        break;
      case 'object':
        for (const entry of value.entries) visit(entry.value);
        break;
      case 'template':
        for (const part of value.template.parts) if (part.kind === 'placeholder') visit(part.value);
        break;
      case 'json':
      case 'input':
      case undefined:
        break;
    }
  };
  const visitChoice = (choice: Choice): void => {
    for (const target of choice.targets) for (const argument of target.arguments) visit(argument.value);
    visit(choice.exit?.answer);
  };
  for (const rule of rules) {
    choicesOf(rule).forEach(visitChoice);
    if (rule.type === 'terminal') visit(rule.answer);
  }
  return found;
}

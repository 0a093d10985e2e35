import type { Json, Scalar } from '../ir/json.ts';
import type { ConditionalRule, ToolRule } from './tool-rule.ts';
import type { ToolNumbers } from './tool-numbers.ts';
import type { Outcome } from './rule-solver.ts';
import { noNumber } from './no-number.ts';

/**
 * Numbers every (last tool, outcome) that rules can tell apart: the positions of a run.
 *
 * Position 0 is "nothing called". A tool takes one position per outcome class and one for a failed call. Without a
 * `when` there is a single class; a `when` makes one class per key that a case names and one for all other values.
 * Several `when` of one tool share classes where they look at the same field, and multiply where they do not.
 */
export interface OutcomeTable {
  /** All positions, including the last one: "a tool that nobody knows was called". */
  readonly count: number;
  readonly unknown: number;
  /** Tool number of each position; -1 for position 0 and for the unknown tool. */
  readonly toolAt: Int32Array;
  /** First position of each tool. */
  readonly first: Int32Array;
  /** Outcome classes of each tool without the failed one, which follows them. */
  readonly classes: Int32Array;
  /** What each tool's results are compared by; empty without a `when`. */
  readonly fields: readonly (readonly ComparedField[])[];
}

/** One field of a result that the `when` of a tool looks at. */
export interface ComparedField {
  readonly path: readonly string[];
  readonly rules: readonly ConditionalRule[];
  /** Class of each key; every other value has class `keys.size`. */
  readonly keys: ReadonlyMap<Scalar, number>;
  /** Weight of this field's class in the tool's class. */
  readonly stride: number;
}

/** Two `when` on different fields of one tool are refused as conflicting; past this many outcomes further ones are ignored. */
const largestProduct = 4096;

/** Builds the positions of a set of rules. */
export function tabulateOutcomes(tools: ToolNumbers, rules: readonly ToolRule[]): OutcomeTable {
  const conditionals = new Map<number, ConditionalRule[]>();
  for (const rule of rules) {
    if (rule.type !== 'conditional') continue;
    const tool = tools.numberOf.get(rule.tool) ?? noNumber;
    const known = conditionals.get(tool);
    if (known === undefined) conditionals.set(tool, [rule]);
    else known.push(rule);
  }
  const fields = tools.names.map((_, tool) => comparedFields(conditionals.get(tool) ?? []));
  const classes = Int32Array.from(fields, classCount);
  const first = new Int32Array(tools.names.length);
  const toolAt = [-1];
  for (let tool = 0; tool < first.length; tool += 1) {
    first[tool] = toolAt.length;
    for (let outcome = 0; outcome <= (classes[tool] ?? 0); outcome += 1) toolAt.push(tool);
  }
  toolAt.push(-1);
  return { count: toolAt.length, unknown: toolAt.length - 1, toolAt: Int32Array.from(toolAt), first, classes, fields };
}

/** Position after a call of the tool. Total: every number that is no tool's has one position together. */
export function positionAfter(table: OutcomeTable, tool: number, outcome: Outcome): number {
  const first = table.first[tool];
  if (first === undefined) return table.unknown;
  if (!outcome.ok) return failedPosition(table, tool);
  let position = first;
  for (const field of table.fields[tool] ?? []) {
    // Objects and lists are no keys.
    const key = valueAt(outcome.value, field.path) as Scalar;
    position += field.stride * (field.keys.get(key) ?? field.keys.size);
  }
  return position;
}

/** Position after a failed call of a known tool. */
export function failedPosition(table: OutcomeTable, tool: number): number {
  return (table.first[tool] ?? 0) + (table.classes[tool] ?? 0);
}

/** Class of one compared field at a position of its tool that is not the failed one. */
export function classAt(table: OutcomeTable, position: number, field: ComparedField): number {
  const tool = table.toolAt[position] ?? noNumber;
  const outcome = position - (table.first[tool] ?? 0);
  return Math.floor(outcome / field.stride) % (field.keys.size + 1);
}

function comparedFields(rules: readonly ConditionalRule[]): readonly ComparedField[] {
  const groups = new Map<string, ConditionalRule[]>();
  for (const rule of rules) {
    const path = JSON.stringify(rule.path);
    const known = groups.get(path);
    if (known === undefined) groups.set(path, [rule]);
    else known.push(rule);
  }
  const fields: ComparedField[] = [];
  let stride = 1;
  for (const group of groups.values()) {
    const keys = new Map<Scalar, number>();
    for (const key of group.flatMap((rule) => rule.cases.flatMap((one) => one.keys))) {
      if (!keys.has(key)) keys.set(key, keys.size);
    }
    const product = stride * (keys.size + 1);
    if (fields.length > 0 && product > largestProduct) break;
    fields.push({ path: group[0]?.path ?? [], rules: group, keys, stride });
    stride = product;
  }
  return fields;
}

function classCount(fields: readonly ComparedField[]): number {
  return fields.reduce((product, field) => product * (field.keys.size + 1), 1);
}

/** What stands at a path into a value; `null` where the path leads nowhere. */
function valueAt(value: Json, path: readonly string[]): Json {
  let here: Json = value;
  for (const key of path) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, key)) return null;
    here = (here as Readonly<Record<string, Json>>)[key] ?? null;
  }
  return here;
}

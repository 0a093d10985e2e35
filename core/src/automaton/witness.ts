import type { Scalar } from '../ir/json.ts';
import type { WitnessCall } from '../diagnostics/finding.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { failedPosition } from '../rules/outcome-table.ts';
import type { Space } from './space.ts';
import { noNumber } from '../rules/no-number.ts';

/** The states of a shortest run to a state, the start first. */
export function pathTo({ parents }: Pick<Space, 'parents'>, state: number): readonly number[] {
  const path = [state];
  for (let here = state; here !== 0; path.push(here)) here = parents[here] ?? 0;
  return path.reverse();
}

/** Position of a state: its last call and outcome. */
export function positionOf({ table, system }: Pick<Space, 'table' | 'system'>, state: number): number {
  const { positions, positionMask } = system.layout;
  return positions[table.word(state, 0) & positionMask] ?? 0;
}

/** Name of the last call at a position; `undefined` at the start. */
export function lastCall({ outcomes, tools }: CompiledRules, position: number): string | undefined {
  return tools.names[outcomes.toolAt[position] ?? noNumber];
}

/** The calls of a shortest run to a state, with the outcomes where rules can tell them apart. */
export function witnessTo(space: Space, state: number): readonly WitnessCall[] {
  return callsAlong(space, pathTo(space, state));
}

/** The calls of a run along states, the start first. */
export function callsAlong(space: Space, path: readonly number[]): readonly WitnessCall[] {
  return path.slice(1).map((here) => callAt(space.system.compiled, positionOf(space, here)));
}

const calls = new WeakMap<CompiledRules, Map<number, WitnessCall>>();

/** The call that leads to a position: the same object each time, as witnesses hold thousands of them. */
function callAt(compiled: CompiledRules, position: number): WitnessCall {
  const known = calls.get(compiled) ?? new Map<number, WitnessCall>();
  calls.set(compiled, known);
  let call = known.get(position);
  if (call === undefined) {
    const outcome = outcomeText(compiled, position);
    call = { tool: lastCall(compiled, position) ?? '', ...(outcome === undefined ? {} : { outcome }) };
    known.set(position, call);
  }
  return call;
}

/**
 * The outcome at a position as a witness shows it: the JSON of the key that a case names, `other` for any other value,
 * `failed`; `undefined` where a successful call has one outcome only. Keys of several fields are joined by a comma.
 */
export function outcomeText({ outcomes }: CompiledRules, position: number): string | undefined {
  const tool = outcomes.toolAt[position] ?? noNumber;
  const fields = outcomes.fields[tool];
  if (fields === undefined) return undefined;
  if (position === failedPosition(outcomes, tool)) return 'failed';
  if (fields.length === 0) return undefined;
  const number = position - (outcomes.first[tool] ?? 0);
  return fields
    .map((field) => keyText(field.keys, Math.floor(number / field.stride) % (field.keys.size + 1)))
    .join(', ');
}

function keyText(keys: ReadonlyMap<Scalar, number>, number: number): string {
  for (const [key, one] of keys) if (one === number) return JSON.stringify(key);
  return 'other';
}

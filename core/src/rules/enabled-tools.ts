import type { CompiledRules } from './compiled-rules.ts';
import { mayFollow } from './order-table.ts';
import type { ExitMark } from './position-rules.ts';
import { limitOf } from './slot-table.ts';
import type { Choice, LimitWithElse } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/** Answer of `enabledTools`, overwritten by each query so that a walk over millions of states allocates nothing. */
export interface EnabledTools {
  /**
   * Numbers of the tools that may be called; valid up to `count`, not to be written. Distinct, except at a start that
   * names one twice; ascending, except at a start and where tools stand in for used-up ones.
   */
  targets: Int32Array;
  count: number;
  exit: ExitMark;
  /** Limits whose `else` stood in for a used-up tool, in the order they were met. */
  readonly substituted: LimitWithElse[];
  /** Room for targets that no position lists as they are. */
  readonly buffer: Int32Array;
}

const none = new Int32Array(0);

/** Room for the answers of a set of rules. */
export function createEnabledTools({ tools }: CompiledRules): EnabledTools {
  const buffer = new Int32Array(tools.names.length);
  return { targets: buffer, count: 0, exit: 'none', substituted: [], buffer };
}

/**
 * The first half of the semantics: which tools may be called at a position with these slots.
 *
 * Ends are not looked at (`end` of the solver is): Letta's solver knows none, and an exit that is vetoed must go on.
 */
export function enabledTools(
  compiled: CompiledRules,
  position: number,
  slots: ArrayLike<number>,
  out: EnabledTools,
): void {
  const here = compiled.at(position);
  if (out.substituted.length > 0) out.substituted.length = 0;
  out.exit = here.exit;
  if (!here.guarded) {
    out.targets = here.targets;
    out.count = here.targets.length;
    return;
  }
  const { buffer } = out;
  let count = 0;
  let usedUp = false;
  for (const tool of here.targets) {
    if (!hasItsMarks(compiled, tool, slots)) continue;
    if (isUsedUp(compiled, tool, slots)) usedUp = true;
    else buffer[count++] = tool;
  }
  out.targets = buffer;
  out.count = count;
  if (usedUp && here.replaceable) substitute(compiled, position, slots, out);
}

/** Every call that a tool waits for by `only after` has succeeded. */
function hasItsMarks(compiled: CompiledRules, tool: number, slots: ArrayLike<number>): boolean {
  for (const slot of compiled.slots.needs[tool] ?? none) if (slots[slot] === 0) return false;
  return true;
}

/** The tool was called as often as its smallest limit allows. */
function isUsedUp({ slots: table }: CompiledRules, tool: number, slots: ArrayLike<number>): boolean {
  const limit = table.limits[tool] ?? Infinity;
  return limit !== Infinity && (slots[table.called[tool] ?? noNumber] ?? 0) >= limit;
}

/** Puts in what stands for used-up targets of an arrow or case, transitively (LANGUAGE.md section 2, rule 4). */
function substitute(compiled: CompiledRules, position: number, slots: ArrayLike<number>, out: EnabledTools): void {
  const here = compiled.at(position);
  const last = compiled.outcomes.toolAt[position] ?? noNumber;
  const seen = new Set(out.targets.subarray(0, out.count));
  const pending = [...here.written];
  const found = { exit: false, others: out.count > 0 || here.exit !== 'none' };
  const follow = (choice: Choice): void => {
    if (choice.exit !== undefined) found.exit = true;
    for (const target of choice.targets) pending.push(compiled.tools.numberOf.get(target.tool) ?? noNumber);
    if (!choice.any) return;
    found.others = true;
    for (const tool of compiled.order.all) if (!isUsedUp(compiled, tool, slots)) pending.push(tool);
  };
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const callable = next < compiled.tools.attached && mayFollow(compiled.order, last, next);
    if (!callable || !hasItsMarks(compiled, next, slots)) {
      found.others = true;
    } else if (!isUsedUp(compiled, next, slots)) {
      found.others = true;
      out.buffer[out.count++] = next;
    } else {
      const standIns = usedUpSubstitutes(compiled, next, slots);
      if (standIns.length === 0) found.others = true;
      out.substituted.push(...standIns);
      for (const { otherwise } of standIns) follow(otherwise);
    }
  }
  if (found.exit) out.exit = found.others ? 'beside' : 'alone';
}

function usedUpSubstitutes(compiled: CompiledRules, tool: number, slots: ArrayLike<number>): readonly LimitWithElse[] {
  const count = slots[compiled.slots.called[tool] ?? noNumber] ?? 0;
  return (compiled.substitutes[tool] ?? []).filter((rule) => count >= limitOf(rule));
}

/** The second half: entering a position lets its slots grow, up to their maxima. */
export function enterPosition(compiled: CompiledRules, position: number, slots: Int32Array): void {
  for (const slot of compiled.slots.touched[position] ?? none) {
    const value = (slots[slot] ?? 0) + 1;
    if (value <= (compiled.slots.maxima[slot] ?? 0)) slots[slot] = value;
  }
}

/** No required tool is missing. */
export function isComplete({ slots: table }: CompiledRules, slots: ArrayLike<number>): boolean {
  for (const tool of table.required) if (slots[table.called[tool] ?? noNumber] === 0) return false;
  return true;
}

import type { ToolNumbers } from './tool-numbers.ts';
import type { ToolRule } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/** Which tools may be called only directly after which: the part of "may follow" that the last call alone decides. */
export interface OrderTable {
  /** Per tool: the call that must be the last; `never` when two rules name different ones. */
  readonly onlyAfter: readonly (number | undefined)[];
  /** Tools that have an entry in `onlyAfter`, by the call they wait for. */
  readonly waiting: ReadonlyMap<number, readonly number[]>;
  /** Tools without an entry, of the workflow, in order. */
  readonly free: Int32Array;
  /** Per tool: sets that its next call must be in. */
  readonly onlyBefore: ReadonlyMap<number, readonly ReadonlySet<number>[]>;
  readonly all: Int32Array;
}

/** No tool has this number, and neither has the start. */
const never = -2;

/** Reads the order rules: Letta's parent rule and `only directly after`. */
export function tabulateOrder(tools: ToolNumbers, rules: readonly ToolRule[]): OrderTable {
  const number = (name: string): number => tools.numberOf.get(name) ?? noNumber;
  const onlyAfter = tools.names.map((): number | undefined => undefined);
  const onlyBefore = new Map<number, ReadonlySet<number>[]>();
  const wait = (tool: number, parent: number): void => {
    const known = onlyAfter[tool];
    onlyAfter[tool] = known === undefined || known === parent ? parent : never;
  };
  for (const rule of rules) {
    if (rule.type === 'directly-after') wait(number(rule.tool), number(rule.parent));
    if (rule.type !== 'parent') continue;
    const parent = number(rule.tool);
    for (const child of rule.children) wait(number(child), parent);
    onlyBefore.set(parent, [...(onlyBefore.get(parent) ?? []), new Set(rule.children.map(number))]);
  }
  const waiting = new Map<number, number[]>();
  const free: number[] = [];
  const all = Int32Array.from({ length: tools.attached }, (_, tool) => tool);
  for (const tool of all) {
    const parent = onlyAfter[tool];
    if (parent === undefined) free.push(tool);
    else waiting.set(parent, [...(waiting.get(parent) ?? []), tool]);
  }
  return { onlyAfter, waiting, free: Int32Array.from(free), onlyBefore, all };
}

/** Whether a tool may be called directly after `last` (-1: nothing, or an unknown tool), as far as order rules go. */
export function mayFollow(order: OrderTable, last: number, tool: number): boolean {
  const parent = order.onlyAfter[tool];
  if (parent !== undefined && parent !== last) return false;
  return order.onlyBefore.get(last)?.every((children) => children.has(tool)) ?? true;
}

import type { Found } from '#core/automaton/space.ts';
import { HiddenSlots } from '#core/automaton/hidden-slots.ts';
import { hideSlots, transitionSystem, type TransitionSystem } from '#core/automaton/transition-system.ts';
import { WideSearch } from '#core/automaton/wide-search.ts';
import { lastCall, positionOf } from '#core/automaton/witness.ts';
import type { WorkflowBuilder } from '#core/ir/builder.ts';

/** The tools whose calls some slots count, and what stands for no slot of a tool. */
export function countedTools({ compiled }: TransitionSystem, slots: ReadonlySet<number>): readonly string[] {
  const { names } = compiled.tools;
  return [...slots].map((slot) => names[compiled.slots.called.indexOf(slot)] ?? `slot ${slot}`).sort();
}

/** The slots that count the calls of some tools. */
export function slotsOf({ compiled }: TransitionSystem, tools: readonly string[]): ReadonlySet<number> {
  return new Set(tools.map((name) => compiled.slots.called[compiled.tools.numberOf.get(name) ?? -1] ?? -1));
}

/** A search to its end that does not tell states apart by the calls of some tools, and the tools that it depended on. */
export function searchHiding(
  flow: WorkflowBuilder,
  tools: readonly string[],
): { readonly found: Found; readonly betrayed: readonly string[] } {
  const whole = transitionSystem(flow.build(), []);
  const system = hideSlots(whole, slotsOf(whole, tools));
  const search = new WideSearch(system, new HiddenSlots(system));
  search.expand(Infinity, Infinity);
  return { found: search.frontier.found(), betrayed: countedTools(system, search.betrayed) };
}

/** The last calls of the states of a space. */
export function lastCalls(found: Found): readonly (string | undefined)[] {
  return Array.from(found.parents, (_, state) => lastCall(found.system.compiled, positionOf(found, state)));
}

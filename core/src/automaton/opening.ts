import { enterPosition, isComplete } from '../rules/enabled-tools.ts';
import { noNumber } from '../rules/no-number.ts';
import { obstaclesTo, rulesAmong } from '../rules/obstacles.ts';
import type { Space } from './space.ts';
import type { Trap } from './trap.ts';
import { Walker } from './walker.ts';
import { lastCall } from './witness.ts';

/** An arrow, or a case, that is missing: with it a run could leave a trap and end. */
export interface Opening {
  readonly from: string;
  /** An exit tool, or `exit`. */
  readonly target: string;
  /** The result of `from` chooses what follows, so that it takes a case, and no arrow. */
  readonly inCase: boolean;
}

/** States of a trap that are asked for an opening: traps can have very many, and openings are found in the first. */
const most = 1000;

/**
 * What would open a trap, decided by the rules: where `from` was called last, only its own arrow or case keeps `target`
 * out, and behind it no required tool is missing. Of several, one to an exit tool before `exit`, then the one from the tool
 * that comes latest in `tools`; `undefined` where one arrow or case more opens nothing, and where several statements choose together.
 */
export function openingOf(space: Space, trap: Trap, tools: readonly string[]): Opening | undefined {
  const walker = new Walker(space.system);
  const openings = new Map<string, Opening>();
  for (const state of trap.states.slice(0, most)) {
    walker.load(space.table, state);
    const from = lastCall(space.system.compiled, walker.position);
    if (from === undefined || leadsToTool(openings.get(from))) continue;
    const opening = openingAt(walker, from, tools);
    if (opening !== undefined) openings.set(from, opening);
  }
  const found = tools.flatMap((tool) => openings.get(tool) ?? []);
  return found.findLast(leadsToTool) ?? found.at(-1);
}

function leadsToTool(opening: Opening | undefined): boolean {
  return opening !== undefined && opening.target !== 'exit';
}

function openingAt(walker: Walker, from: string, tools: readonly string[]): Opening | undefined {
  const { compiled } = walker.system;
  const own = compiled.at(walker.position).chosen;
  if (own.length > 1) return undefined;
  const inCase = own[0]?.rule.type === 'conditional';
  const exitTools = compiled.rules.flatMap((rule) => (rule.type === 'terminal' ? rule.tool : []));
  const tool = exitTools.find((one) => !tools.includes(one) && wouldEnd(walker, one));
  if (tool !== undefined) return { from, target: tool, inCase };
  return isComplete(compiled, walker.slots) ? { from, target: 'exit', inCase } : undefined;
}

/** Only the choice in force keeps the tool out, and a call of it ends the run. */
function wouldEnd({ system, position, slots, enabled }: Walker, tool: string): boolean {
  const { compiled } = system;
  const chosen: readonly unknown[] = compiled.at(position).chosen.map(({ rule }) => rule);
  const obstacles = obstaclesTo(compiled, position, slots, enabled, tool);
  const [keepsOut] = rulesAmong(obstacles);
  if (obstacles.length !== 1 || !chosen.includes(keepsOut)) return false;
  const after = Int32Array.from(slots);
  const called = compiled.outcomes.first[compiled.tools.numberOf.get(tool) ?? noNumber] ?? noNumber;
  enterPosition(compiled, called, after);
  return isComplete(compiled, after);
}

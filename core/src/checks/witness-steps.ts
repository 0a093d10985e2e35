import type { RelatedNode } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Space } from '../automaton/space.ts';
import { lastCall, outcomeText, pathTo, positionOf } from '../automaton/witness.ts';
import { Walker } from '../automaton/walker.ts';
import { firstMention } from './statements.ts';

/** A shortest run to a state as related information: one call each, at the statement that allows it. */
export function witnessSteps(space: Space, state: number): readonly RelatedNode[] {
  return stepsAlong(space, pathTo(space, state));
}

/** A run along states, the start first, as related information. */
export function stepsAlong(space: Space, path: readonly number[]): readonly RelatedNode[] {
  const { compiled } = space.system;
  const walker = new Walker(space.system);
  const calls = path.length - 1;
  const step = (number: number): RelatedNode => {
    const position = positionOf(space, path[number] ?? 0);
    const tool = lastCall(compiled, position) ?? '';
    walker.load(space.table, path[number - 1] ?? 0);
    return { at: allowedBy(walker, tool), message: `${number}. ${callText(tool, outcomeText(compiled, position))}` };
  };
  const steps = (from: number, to: number): RelatedNode[] =>
    Array.from({ length: to - from + 1 }, (_, index) => step(from + index));
  if (calls <= longest) return steps(1, calls);
  const { at } = step(ends + 1);
  const between = { at, message: `${calls - 2 * ends} more calls follow, up to number ${calls - ends}.` };
  return [...steps(1, ends), between, ...steps(calls - ends + 1, calls)];
}

/** Runs of more calls than this are told by so many calls of both ends: nobody reads hundreds. */
const longest = 40;
const ends = 15;

/** The target that allows a tool where the walker stands, or the first mention of the tool where the choice is free. */
function allowedBy(walker: Walker, tool: string): NodeId {
  const { compiled, workflow } = walker.system;
  const here = compiled.at(walker.position);
  const choices = [
    ...here.chosen.map(({ choice }) => choice),
    ...walker.enabled.substituted.map((one) => one.otherwise),
  ];
  for (const choice of choices) {
    const target = choice.targets.find((one) => one.tool === tool);
    if (target !== undefined) return target.id;
  }
  return firstMention(workflow, tool);
}

function callText(tool: string, outcome: string | undefined): string {
  if (outcome === undefined) return `\`${tool}\` is called.`;
  if (outcome === 'failed') return `\`${tool}\` is called and fails.`;
  return outcome === 'other'
    ? `\`${tool}\` is called and returns a value that no case names.`
    : `\`${tool}\` is called and returns \`${outcome}\`.`;
}

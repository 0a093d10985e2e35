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
  return path.slice(1).map((here, index) => {
    const position = positionOf(space, here);
    const tool = lastCall(compiled, position) ?? '';
    walker.load(space.table, path[index] ?? 0);
    return { at: allowedBy(walker, tool), message: `${index + 1}. ${callText(tool, outcomeText(compiled, position))}` };
  });
}

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

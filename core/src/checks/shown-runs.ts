import type { Finding, RelatedNode } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Space } from '../automaton/space.ts';
import { callsAlong, lastCall, outcomeText, pathTo, positionOf } from '../automaton/witness.ts';
import { Walker } from '../automaton/walker.ts';
import { firstMention } from './statements.ts';

/** The run that shows a finding: as related information, and call by call as long as there is room for its calls. */
export type ShownRun = Pick<Finding, 'related' | 'witness'>;

/** Runs of more calls than this are told by so many calls of both ends: nobody reads hundreds. */
const longest = 40;
const ends = 15;

/**
 * Calls that the witnesses of a workflow have together; what is found after that comes without one. Thousands of findings
 * at the end of a chain of thousands of tools would be millions of calls otherwise.
 */
const mostCalls = 50_000;

/** What the runs of one space have in common: those to neighbouring states share most of their calls. */
interface Shown {
  room: number;
  readonly walker: Walker;
  /** Per state, the last call of the shortest run to it. */
  readonly steps: Map<number, RelatedNode>;
}

const shownIn = new WeakMap<Space, Shown>();

/** A shortest run to a state, which goes on along others. */
export function shownRun(space: Space, state: number, along: readonly number[] = []): ShownRun {
  const shown: Shown = shownIn.get(space) ?? { room: mostCalls, walker: new Walker(space.system), steps: new Map() };
  shownIn.set(space, shown);
  const shortest = pathTo(space, state);
  const path = [...shortest, ...along];
  shown.room -= path.length - 1;
  const known = shown.steps;
  const related = toldCalls(path.length - 1, (number) => {
    const [before = 0, here = 0] = [path[number - 1], path[number]];
    const step = known.get(here);
    if (step !== undefined && number < shortest.length) return step;
    const made = stepTo(space, shown.walker, before, here, number);
    if (number < shortest.length) known.set(here, made);
    return made;
  });
  return shown.room < 0 ? { related } : { related, witness: callsAlong(space, path) };
}

function toldCalls(calls: number, step: (number: number) => RelatedNode): readonly RelatedNode[] {
  const steps = (from: number, to: number): RelatedNode[] =>
    Array.from({ length: to - from + 1 }, (_, index) => step(from + index));
  if (calls <= longest) return steps(1, calls);
  const { at } = step(ends + 1);
  const between = { at, message: `${calls - 2 * ends} more calls follow, up to number ${calls - ends}.` };
  return [...steps(1, ends), between, ...steps(calls - ends + 1, calls)];
}

/** One call of a run, at the statement that allows it. */
function stepTo(space: Space, walker: Walker, before: number, here: number, number: number): RelatedNode {
  const { compiled } = space.system;
  const position = positionOf(space, here);
  const tool = lastCall(compiled, position) ?? '';
  walker.load(space.table, before);
  return { at: allowedBy(walker, tool), message: `${number}. ${callText(tool, outcomeText(compiled, position))}` };
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

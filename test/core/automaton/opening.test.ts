import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openingOf, type Opening } from '#core/automaton/opening.ts';
import type { Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { Walker } from '#core/automaton/walker.ts';
import { lastCall, positionOf } from '#core/automaton/witness.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { exploreNow } from './explore-now.ts';

const unlimited = { states: Infinity, transitions: Infinity };
const spaceOf = (workflow: Workflow): Space => exploreNow(transitionSystem(workflow, []), unlimited);

/** A state as its last call with outcome, counts and marks, which an arrow more numbers in the same way. */
function nameOf(space: Space, state: number): string {
  const walker = new Walker(space.system);
  walker.unpack(space.table, state);
  return JSON.stringify([walker.position, ...walker.slots]);
}

const lostIn = (space: Space): ReadonlySet<string> =>
  new Set(space.traps.flatMap(({ states }) => states.map((state) => nameOf(space, state))));

/** The workflow with what the opening proposes. */
function opened(workflow: Workflow, { from, target, inCase }: Opening): Workflow {
  const more = (choice: Choice): Choice =>
    target === 'exit'
      ? { ...choice, exit: { id: 'opening' } }
      : { ...choice, targets: [...choice.targets, { id: 'opening', tool: target, arguments: [] }] };
  const nothing: Choice = { targets: [], any: false };
  let widened = 0;
  const widen = (rule: ToolRule): ToolRule => {
    if (rule.type !== (inCase ? 'conditional' : 'child') || rule.tool !== from) return rule;
    widened += 1;
    if (rule.type === 'child') return { ...rule, choice: more(rule.choice) };
    const cases = rule.cases.map((one) => ({ ...one, choice: more(one.choice) }));
    const failed = rule.failed ?? rule.otherwise ?? nothing;
    return { ...rule, cases, failed: more(failed), otherwise: more(rule.otherwise ?? nothing) };
  };
  const rules = workflow.rules.map(widen);
  const exit: readonly ToolRule[] = widened > 0 ? [] : [{ type: 'terminal', id: 'opening', tool: from }];
  return { ...workflow, rules: [...rules, ...exit] };
}

it('with the arrow that is proposed, runs leave the trap and end', { timeout: 300_000 }, () => {
  let [toTools, toExit, cases, closed] = [0, 0, 0, 0];
  fc.assert(
    fc.property(arbitraryWorkflow, (workflow) => {
      const space = spaceOf(workflow);
      for (const trap of space.traps) {
        if (trap.kind !== 'no-exit-path') continue;
        const tools = trap.states.flatMap((state) => lastCall(space.system.compiled, positionOf(space, state)) ?? []);
        const opening = openingOf(space, trap, tools);
        if (opening === undefined) {
          closed += 1;
          continue;
        }
        if (opening.inCase) cases += 1;
        if (opening.target === 'exit') toExit += 1;
        else toTools += 1;
        const lost = lostIn(spaceOf(opened(workflow, opening)));
        expect(trap.states.filter((state) => lost.has(nameOf(space, state)))).toEqual([]);
      }
    }),
    { numRuns: casesOf(6000) },
  );
  for (const seen of [toTools, toExit, cases, closed]) expect(seen).toBeGreaterThanOrEqual(seenOf(3));
});

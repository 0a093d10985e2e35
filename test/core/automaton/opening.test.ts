import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingOf, type Opening } from '#core/automaton/opening.ts';
import type { Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { Walker } from '#core/automaton/walker.ts';
import { lastCall, positionOf } from '#core/automaton/witness.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
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

describe('the opening of a trap', () => {
  const flow = (): WorkflowBuilder => new WorkflowBuilder();

  /** What is proposed for each trap without a way to an end: `b -> z`, or `case of b -> z`. */
  const openings = (workflow: WorkflowBuilder, order?: readonly string[]): readonly (string | undefined)[] => {
    const space = spaceOf(workflow.build());
    return space.traps.flatMap((trap) => {
      if (trap.kind !== 'no-exit-path') return [];
      const inside = trap.states.flatMap((state) => lastCall(space.system.compiled, positionOf(space, state)) ?? []);
      const found = openingOf(space, trap, order ?? [...new Set(inside)]);
      return [found && `${found.inCase ? 'case of ' : ''}${found.from} -> ${found.target}`];
    });
  };
  /** `a` and `b` lead only to each other, and `z` ends a run. */
  const circle = (): WorkflowBuilder => flow().start('a', 'z').arrow('a', 'b').arrow('b', 'a').arrow('z', 'exit');
  const always = (target: string): Map<string, string[]> => new Map([['else', [target]]]);

  it('is an arrow to an exit tool from the tool that comes latest', () => {
    expect(openings(circle())).toEqual(['b -> z']);
    expect(openings(circle(), ['b', 'a'])).toEqual(['a -> z']);
    expect(openings(circle(), ['a'])).toEqual(['a -> z']);
    expect(openings(circle(), ['c'])).toEqual([undefined]);
  });
  it('is the first of several exit tools', () => {
    expect(openings(circle().arrow('y', 'exit'))).toEqual(['b -> z']);
    expect(openings(flow().arrow('y', 'exit').start('a').arrow('a', 'a').arrow('z', 'exit'))).toEqual(['a -> y']);
  });
  it('is never a tool of the trap itself', () => {
    expect(openings(circle(), ['a', 'b', 'z'])).toEqual(['b -> exit']);
  });
  it('is a case where a result chooses', () => {
    expect(openings(flow().start('a', 'z').arrow('z', 'exit').when('a', always('b')).when('b', always('a')))).toEqual([
      'case of b -> z',
    ]);
    expect(openings(flow().start('a').when('a', always('a')).arrow('a', 'a').arrow('z', 'exit'))).toEqual([undefined]);
  });
  it('is `exit` where nothing ends a run', () => {
    expect(openings(flow().start('a').arrow('a', 'a').when('z', always('exit')))).toEqual(['a -> exit']);
  });
  it('is no arrow to a tool that another statement keeps out as well', () => {
    expect(openings(circle().limit('z', 0))).toEqual(['b -> exit']);
    expect(openings(circle().onlyAfter('c', 'z').use('c'))).toEqual(['b -> exit']);
    expect(openings(circle().onlyAfter('c', 'z').use('c').onlyDirectlyAfter('d', 'z').use('d'))).toEqual(['b -> exit']);
  });
  it('is at the one tool behind which the rules let it stand, before `exit` behind a later one', () => {
    expect(openings(circle().onlyDirectlyAfter('a', 'z'))).toEqual(['a -> z']);
    expect(openings(circle().onlyDirectlyAfter('b', 'z'))).toEqual(['b -> z']);
  });
  it('is none where a required tool is missing, and the required exit tool itself', () => {
    // A vetoed exit leaves the choice free: once `c` is called the same circle can be opened.
    expect(openings(circle().use('c').require('c'))).toEqual([undefined, 'b -> z']);
    expect(openings(circle().require('z'))).toEqual(['b -> z']);
    expect(openings(circle().require('a').require('b'), ['a', 'b'])).toEqual(['b -> z']);
  });
});

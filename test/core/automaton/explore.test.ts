import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { explore } from '#core/automaton/explore.ts';
import { defaultBudget, isCalled } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { lastCall, positionOf, witnessTo } from '#core/automaton/witness.ts';
import { mark } from '#core/automaton/marks.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { solverFor, trapText, walk } from './brute-force.ts';
import { exploreNow } from './explore-now.ts';
import { replay } from './replay.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const unlimited = { states: Infinity, transitions: Infinity };

describe('the exploration', () => {
  it('finds what a plain walk of the solver finds', { timeout: 120_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const expected = walk(workflow, 300);
        if (expected === undefined) return;
        compared += 1;
        const space = exploreNow(transitionSystem(workflow, []), unlimited);
        const { compiled } = space.system;
        const called = compiled.tools.names.filter((name) => isCalled(space, name));
        expect(new Set(called)).toEqual(expected.called);
        const traps = space.traps.map(({ kind, states }) =>
          trapText(
            kind,
            states.map((state) => lastCall(compiled, positionOf(space, state))),
            states.length,
          ),
        );
        expect(traps.sort()).toEqual(expected.traps);
        expect(space.table.count).toBe(expected.states);
        expect(space.marks.some((marks) => (marks & (mark.end | mark.mayEnd)) !== 0)).toBe(expected.ends);
      }),
      { numRuns: casesOf(3000) },
    );
    expect(compared).toBeGreaterThanOrEqual(seenOf(1500));
  });

  it('leads to every state by a run that the solver allows, no longer than any other', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const space = exploreNow(transitionSystem(workflow, []), { states: 200, transitions: 2000 });
        const solver = solverFor(workflow);
        let length = 0;
        for (let state = 0; state < Math.min(space.table.count, 60); state += 1) {
          const witness = witnessTo(space, state);
          expect(replay(solver, workflow, witness).position).toBe(positionOf(space, state));
          expect(witness.length).toBeGreaterThanOrEqual(length);
          length = witness.length;
        }
      }),
      { numRuns: casesOf(300) },
    );
  });

  it('gives control back and stops at its budget', { timeout: 120_000 }, () => {
    const workflow = new WorkflowBuilder().use('a', 'b', 'c', 'd').limit('a', 90).limit('b', 90).limit('c', 90).build();
    const steps = explore(transitionSystem(workflow, []), { states: 10_000, transitions: Infinity });
    let yields = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        expect(step.value.complete).toBe(false);
        expect(step.value.expanded).toBe(10_000);
        break;
      }
      yields += 1;
    }
    expect(yields).toBeGreaterThan(3);
  });

  it('expands a free choice once, not once for each last call', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `t${index}`);
    const space = exploreNow(transitionSystem(new WorkflowBuilder().use(...names).build(), []), defaultBudget);
    expect(space.complete).toBe(true);
    expect(space.table.count).toBe(3001);
    expect(space.transitions).toBe(3000);
  });

  it('counts states of several words', { timeout: 120_000 }, () => {
    const builder = new WorkflowBuilder().start('a');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) builder.arrow(name, 'a', 'b', 'c', 'd', 'e', 'f');
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) builder.limit(name, index < 4 ? 2 : 5000);
    builder.limit('f', 1);
    builder.limit('e', 1);
    const space = exploreNow(transitionSystem(builder.build(), []), defaultBudget);
    expect(space.complete).toBe(true);
    expect(space.system.layout.words).toBeGreaterThan(1);
    // Every order of 2+2+2+2+1+1 calls ends with all tools used up: one stuck state for each possible last call.
    expect(space.traps.map((trap) => trap.kind)).toEqual(Array(6).fill('dead-end'));
  });
});

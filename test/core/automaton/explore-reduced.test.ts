import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { exploreReduced, exploreWorkflow } from '#core/automaton/explore-reduced.ts';
import { loopsOf } from '#core/automaton/loops.ts';
import { defaultBudget, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { flowChecks } from '#core/checks/registry.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { finished } from './finished.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const unlimited = { states: Infinity, transitions: Infinity };

/** The run that shows a loop may come to it before what is required was called, or after. */
function findingsIn(workflow: Workflow, space: Space): readonly unknown[] {
  return flowChecks
    .flatMap((check) => [...check.run(workflow, space)])
    .map(({ related, witness, ...rest }) => (rest.code === 'unbounded-loop' ? rest : { ...rest, related, witness }));
}

describe('an exploration with hidden slots', () => {
  it('gives every finding of the exploration without, word for word', { timeout: 300_000 }, () => {
    let hiding = 0;
    let fewer = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const system = transitionSystem(workflow, []);
        const whole = finished(explore(system, unlimited));
        const reduced = finished(exploreReduced(system, unlimited));
        expect(findingsIn(workflow, reduced)).toEqual(findingsIn(workflow, whole));
        expect(reduced.table.count).toBeLessThanOrEqual(whole.table.count);
        if (reduced.system.hidden.size > 0) hiding += 1;
        if (reduced.table.count < whole.table.count) fewer += 1;
      }),
      { numRuns: casesOf(6000) },
    );
    expect(hiding).toBeGreaterThanOrEqual(seenOf(250));
    expect(fewer).toBeGreaterThanOrEqual(seenOf(100));
  });

  it('tells of loops in the order in which runs come to them, however often counts make them anew', () => {
    const flow = new WorkflowBuilder()
      .start('c', 'b', 'z')
      .arrow('c', 'a')
      .arrow('a', 'c', 'exit')
      .arrow('b', 'b', 'exit')
      .arrow('z', 'z', 'c', 'exit')
      .limit('z', 3)
      .build();
    const system = transitionSystem(flow, []);
    const loops = [explore(system, unlimited), exploreReduced(system, unlimited)].map((exploring) => {
      return loopsOf(finished(exploring)).map(({ tools }) => tools);
    });
    expect(loops).toEqual([
      [['c', 'a'], ['b']],
      [['c', 'a'], ['b']],
    ]);
  });

  const names = (prefix: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  /** Tools in any order, then `done`; `rule` says something of the first of them. */
  const freely = (count: number, limited: number, rule: (flow: WorkflowBuilder, tool: string) => void): Space => {
    const flow = new WorkflowBuilder().use(...names('t', count)).arrow('done', 'exit');
    for (const tool of names('t', limited)) rule(flow, tool);
    return finished(exploreWorkflow(flow.build(), [], defaultBudget));
  };

  it.each([
    ['a clique of 60 tools, 20 of them limited', () => freely(60, 20, (flow, tool) => flow.limit(tool, 1)), 62],
    ['8 counters of limit 20', () => freely(8, 8, (flow, tool) => flow.limit(tool, 20)), 10],
    ['16 required tools in any order', () => freely(16, 16, (flow, tool) => flow.require(tool)), 18],
    ['30 required tools with limits', () => freely(30, 30, (flow, tool) => flow.require(tool).limit(tool, 3)), 32],
  ])('knows all of %s from a handful of states', (_, explored, states) => {
    const space = explored();
    expect(space.complete).toBe(true);
    expect(space.table.count).toBe(states);
    expect(space.traps).toEqual([]);
  });

  it('sees the trap beside many counters', () => {
    const space = freely(8, 8, (flow, tool) => flow.limit(tool, 20).arrow('lost', 'lost'));
    expect(space.complete).toBe(true);
    expect(space.traps.map(({ kind }) => kind)).toEqual(['no-exit-path']);
  });

  it('shows the counter without which a dead end would be missed, and no other', () => {
    const flow = new WorkflowBuilder()
      .use(...names('t', 12))
      .arrow('done', 'exit')
      .arrow('t0', 't1')
      .limit('t1', 2);
    for (const tool of names('t', 12).slice(2)) flow.limit(tool, 9);
    const space = finished(exploreWorkflow(flow.build(), [], defaultBudget));
    expect(space.complete).toBe(true);
    expect(space.traps.map(({ kind }) => kind)).toEqual(['dead-end']);
    expect(space.system.hidden.size).toBe(10);
  });

  it('has room for more than 64 ways on from a state', () => {
    const many = names('u', 300);
    const flow = new WorkflowBuilder()
      .use(...names('t', 12))
      .start('a')
      .arrow('a', ...many);
    for (const tool of names('t', 12)) flow.limit(tool, 9);
    const space = finished(exploreWorkflow(flow.arrow('u7', 'exit').arrow('u9', 'u9').build(), [], defaultBudget));
    expect(space.complete).toBe(true);
    expect(space.traps.map(({ kind }) => kind)).toEqual(['no-exit-path']);
  });
});

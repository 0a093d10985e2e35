import { describe, expect, it } from 'vitest';
import { atOnce } from '#core/automaton/at-once.ts';
import { exploreWorkflow } from '#core/automaton/explore-reduced.ts';
import { defaultBudget, type Space } from '#core/automaton/space.ts';
import { shownRun } from '#core/checks/shown-runs.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const spaceOf = (builder: WorkflowBuilder): Space => atOnce(exploreWorkflow(builder.build(), [], defaultBudget));

/** A tool that may follow itself: state 1 is that of each of its calls. */
const again = (): Space => spaceOf(flow().start('a').arrow('a', 'a', 'exit'));
const further = (calls: number): readonly number[] => new Array<number>(calls).fill(1);

describe('the runs that findings of one workflow show', () => {
  it('have 50,000 calls together, which are told call by call', () => {
    const space = again();
    expect(shownRun(space, 0, further(25_000)).witness).toHaveLength(25_000);
    expect(shownRun(space, 1, further(24_999)).witness).toHaveLength(25_000);
    const last = shownRun(space, 1);
    expect(last).toEqual({ related: [{ at: 'rule 0: a', message: '1. `a` is called.' }] });
    expect(shownRun(space, 0)).toEqual({ related: [] });
  });

  it('are told by both ends where they are long, and what is between at the first call that is left out', () => {
    const chain = Array.from({ length: 45 }, (_, index) => `t${index}`);
    const workflow = flow().start('t0');
    for (const [index, tool] of chain.entries()) workflow.arrow(tool, chain[index + 1] ?? 'exit');
    const { related } = shownRun(spaceOf(workflow), 45);
    expect(related).toHaveLength(31);
    expect(related.slice(14, 17)).toEqual([
      { at: 'rule 14: t14', message: '15. `t14` is called.' },
      { at: 'rule 15: t15', message: '15 more calls follow, up to number 30.' },
      { at: 'rule 30: t30', message: '31. `t30` is called.' },
    ]);
  });

  it('tell of a tool that stands in for a used-up one at what lets it in', () => {
    const workflow = flow().start('b', 'a').arrow('a', 'a').limit('a', 1, 'b').arrow('b', 'exit');
    const space = spaceOf(workflow);
    const runs = [1, 2, 3].map((state) => shownRun(space, state).related.map(({ at }) => at));
    expect(runs).toEqual([['rule 0: b'], ['rule 0: a'], ['rule 0: a', 'rule 2: b']]);
  });

  it('count calls from the start, whatever other runs came by', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'a', 'b')
      .arrow('b', 'c', 'd')
      .arrow('c', 'b')
      .arrow('d', 'd')
      .arrow('e', 'exit');
    const space = spaceOf(workflow.limit('d', 2));
    expect(shownRun(space, 1, [1]).related.map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'rule 0: a: 1. `a` is called.',
      'rule 1: a: 2. `a` is called.',
    ]);
    expect(shownRun(space, 1, [2, 3]).related.map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'rule 0: a: 1. `a` is called.',
      'rule 1: b: 2. `b` is called.',
      'rule 2: c: 3. `c` is called.',
    ]);
  });
});

it('a circle that goes on from another is told from the start', () => {
  const workflow = flow().start('a').arrow('a', 'a', 'b').arrow('b', 'b', 'exit');
  const told = findingsOf(workflow).map(({ related }) => related.map(({ at, message }) => `${at}: ${message}`));
  expect(told).toEqual([
    ['rule 0: a: 1. `a` is called.', 'rule 1: a: 2. `a` is called.'],
    ['rule 0: a: 1. `a` is called.', 'rule 1: b: 2. `b` is called.', 'rule 2: b: 3. `b` is called.'],
  ]);
});

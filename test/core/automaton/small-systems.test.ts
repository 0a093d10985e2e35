import { describe, expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { exploreReduced } from '#core/automaton/explore-reduced.ts';
import { followersOf } from '#core/automaton/followers.ts';
import { loopsOf } from '#core/automaton/loops.ts';
import { mark } from '#core/automaton/marks.ts';
import { predecessorsOf } from '#core/automaton/predecessors.ts';
import { isCalled, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { lastCall, positionOf, witnessTo } from '#core/automaton/witness.ts';
import { flowChecks } from '#core/checks/registry.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { trapText, walk } from './brute-force.ts';
import { finished } from './finished.ts';
import { smallSystems } from './small-systems.ts';
import { walkedLoops } from './walked-loops.ts';

const unlimited = { states: Infinity, transitions: Infinity };
const flow = (): WorkflowBuilder => new WorkflowBuilder();
const spaceOf = (workflow: Workflow): Space => finished(explore(transitionSystem(workflow, []), unlimited));
const reducedOf = (workflow: Workflow): Space => finished(exploreReduced(transitionSystem(workflow, []), unlimited));

/** What a space tells of a workflow, without the numbers of its slots. */
function told(space: Space, workflow: Workflow): unknown {
  const names = workflow.tools.map(({ name }) => name);
  const { complete, expanded, transitions, parents, children, marks, traps } = space;
  return {
    table: [space.table.count, space.groups.count],
    counts: [complete, expanded, transitions],
    links: [parents, children, marks],
    traps,
    called: names.filter((name) => isCalled(space, name)),
    around: [undefined, ...names].map((name) => [
      followersOf(space, name),
      name === undefined ? undefined : predecessorsOf(space, name),
    ]),
    loops: loopsOf(space),
    witnesses: Array.from(space.parents, (_, state) => witnessTo(space, state)),
  };
}

function findingsIn(workflow: Workflow, space: Space): readonly unknown[] {
  return flowChecks
    .flatMap((check) => [...check.run(workflow, space)])
    .map(({ related, witness, ...rest }) => (rest.code === 'unbounded-loop' ? rest : { ...rest, related, witness }));
}

const systems = Object.entries(smallSystems);

describe('a small system', () => {
  it.each(systems)('is explored as a plain walk sees it: %s', (_, system) => {
    const workflow = system(flow()).build();
    const expected = walk(workflow, 2000);
    const space = spaceOf(workflow);
    const { compiled } = space.system;
    const called = compiled.tools.names.filter((name) => isCalled(space, name));
    expect(new Set(called)).toEqual(expected?.called);
    expect(space.table.count).toBe(expected?.states);
    const traps = space.traps.map(({ kind, states }) =>
      trapText(
        kind,
        states.map((state) => lastCall(compiled, positionOf(space, state))),
        states.length,
      ),
    );
    expect(traps.sort()).toEqual(expected?.traps);
    expect(space.marks.some((marks) => (marks & (mark.end | mark.mayEnd)) !== 0)).toBe(expected?.ends);
    const loops = loopsOf(space).map(({ tools }) => JSON.stringify([...tools].sort()));
    expect(loops.sort()).toEqual(walkedLoops(workflow, 2000));
    for (const name of [undefined, ...called]) {
      const followers = followersOf(space, name);
      expect(new Set(followers.tools)).toEqual(expected?.next.get(name));
      expect(followers.mayEnd).toBe(expected?.lastOnes.has(name));
    }
    for (const name of called) {
      const before = [...(expected?.next ?? [])].filter(([, tools]) => tools.has(name)).map(([last]) => last);
      const { tools, first } = predecessorsOf(space, name);
      expect(new Set([...tools, ...(first ? [undefined] : [])])).toEqual(new Set(before));
    }
  });

  it.each(systems)('is the same space whatever room its states take: %s', (_, system) => {
    const workflow = system(flow()).build();
    const expected = told(spaceOf(workflow), workflow);
    const { bits } = transitionSystem(workflow, []).layout;
    const oneWord = system(flow())
      .limit('nobody', 2 ** (30 - bits))
      .build();
    const slotsInSecondWord = system(flow().limit('nobody', 0x7fffffff)).build();
    for (const wider of [oneWord, slotsInSecondWord]) expect(told(spaceOf(wider), wider)).toEqual(expected);
  });

  it.each(systems)('has the same findings when slots are hidden: %s', (_, system) => {
    const workflow = system(flow()).build();
    expect(findingsIn(workflow, reducedOf(workflow))).toEqual(findingsIn(workflow, spaceOf(workflow)));
  });
});

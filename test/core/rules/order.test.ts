import { describe, expect, it } from 'vitest';
import type { WorkflowBuilder } from '#core/ir/builder.ts';
import { after, allowed, failed, flow, names, solverOf, type Call } from './calls.ts';

const parent = (workflow: WorkflowBuilder, tool: string, ...children: readonly string[]): WorkflowBuilder =>
  workflow.rule({ type: 'parent', tool, children });
const may = (workflow: WorkflowBuilder, ...calls: readonly Call[]): readonly string[] =>
  names(allowed(workflow, ...calls));

/** The kinds of the rules that keep a tool out after some calls. */
function kept(workflow: WorkflowBuilder, tool: string, ...calls: readonly Call[]): readonly string[] {
  const solver = solverOf(workflow.build());
  return solver.whyNot(after(solver, ...calls), tool).map((one) => (one.kind === 'rule' ? one.rule.id : one.kind));
}

/** The ids of the rules in force after some calls. */
function inForce(workflow: WorkflowBuilder, ...calls: readonly Call[]): readonly string[] {
  return allowed(workflow, ...calls).inForce.map(({ id }) => id);
}

describe('a parent rule', () => {
  const family = (): WorkflowBuilder => parent(flow().use('a', 'b', 'c', 'd'), 'a', 'b', 'c');

  it('lets only the children follow the parent, and nothing else lead to them', () => {
    expect(may(family())).toEqual(['a', 'd']);
    expect(may(family(), 'a')).toEqual(['b', 'c']);
    expect(may(family(), ['a', failed])).toEqual(['b', 'c']);
    expect(may(family(), 'a', 'b')).toEqual(['a', 'd']);
  });
  it('beside another of the same parent leaves the children of both', () => {
    expect(may(parent(family(), 'a', 'c', 'd'), 'a')).toEqual(['c']);
    expect(may(parent(family(), 'a', 'c', 'd'), 'c')).toEqual(['a']);
  });
  it('beside one of another parent shuts a child of both out', () => {
    const both = parent(family(), 'd', 'c');
    expect(may(both, 'a')).toEqual(['b']);
    expect(may(both, 'd')).toEqual([]);
    expect(may(both, 'b')).toEqual(['a', 'd']);
  });
  it('agrees with an order that says the same, and not with another', () => {
    expect(may(family().onlyDirectlyAfter('a', 'b'), 'a')).toEqual(['b', 'c']);
    expect(may(family().onlyDirectlyAfter('d', 'b'), 'a')).toEqual(['c']);
    expect(may(family().onlyDirectlyAfter('d', 'b'), 'd')).toEqual(['a', 'd']);
  });
  it('holds for the targets of arrows too, but not for the first call', () => {
    expect(may(family().arrow('a', 'b', 'd'), 'a')).toEqual(['b']);
    expect(may(family().arrow('d', 'b', 'd'), 'd')).toEqual(['d']);
    expect(may(family().start('b'))).toEqual(['b']);
  });
  it('without children ends every way on from its parent', () => {
    expect(may(parent(flow().use('a', 'b'), 'a'), 'a')).toEqual([]);
    expect(may(parent(flow().use('a', 'b'), 'a'), 'b')).toEqual(['a', 'b']);
  });
  it('of tools that the workflow does not have changes nothing there', () => {
    expect(may(parent(flow().use('a', 'b'), 'ghost', 'b'), 'a')).toEqual(['a']);
    expect(may(parent(flow().use('a', 'b'), 'a', 'ghost'), 'a')).toEqual([]);
  });
  it('is named where it keeps a tool out, and where it takes one away', () => {
    expect(kept(family(), 'd', 'a')).toEqual(['rule 0']);
    expect(kept(family(), 'b', 'd')).toEqual(['rule 0']);
    expect(kept(family(), 'b', 'a')).toEqual([]);
    expect(kept(family(), 'b')).toEqual(['rule 0']);
    expect(kept(family().onlyAfter('d', 'd'), 'd', 'a')).toEqual(['rule 0', 'rule 1']);
    const mixed = flow()
      .use('p', 'x')
      .limit('x', 0)
      .onlyAfter('p', 'x')
      .arrow('a', 'p')
      .onlyDirectlyAfter('p', 'x')
      .arrow('a', 'a');
    expect(kept(mixed, 'x', 'a')).toEqual(['rule 0', 'rule 1', 'rule 2', 'rule 3', 'rule 4']);
    expect(kept(mixed, 'p', 'a')).toEqual(['rule 4']);
    expect(kept(mixed, 'x', 'p')).toEqual(['rule 0']);
    expect(inForce(family())).toEqual(['rule 0']);
    expect(inForce(family(), 'a')).toEqual(['rule 0']);
    expect(inForce(family().arrow('d', 'd'), 'd')).toEqual(['rule 1']);
    expect(inForce(family().arrow('d', 'd', 'b'), 'd')).toEqual(['rule 0', 'rule 1']);
    expect(inForce(family().arrow('a', 'b', 'c'), 'a')).toEqual(['rule 1']);
  });
  it('lets the model not answer after the parent', () => {
    expect(allowed(family(), 'a').mayAnswer).toBe(false);
    expect(allowed(family(), 'b').mayAnswer).toBe(true);
  });
});

describe('two orders', () => {
  const ordered = (): WorkflowBuilder =>
    flow().use('x', 'a', 'y', 'b').onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('a', 'y').onlyDirectlyAfter('b', 'b');

  it('with one parent let both follow it, in the order of the workflow', () => {
    expect(may(ordered(), 'a')).toEqual(['x', 'a', 'y']);
    expect(may(ordered(), 'x')).toEqual(['a']);
    expect(may(ordered(), 'b')).toEqual(['a', 'b']);
  });
  it('are in force where they take a tool away that the choice names', () => {
    expect(inForce(ordered(), 'a')).toEqual(['rule 2']);
    expect(inForce(ordered().arrow('a', 'x', 'b'), 'a')).toEqual(['rule 2', 'rule 3']);
    expect(inForce(ordered().arrow('a', 'x'), 'a')).toEqual(['rule 3']);
    expect(inForce(ordered(), 'x')).toEqual(['rule 0', 'rule 1', 'rule 2']);
  });
  it('stay in force when the same place is asked about again', () => {
    const solver = solverOf(ordered().build());
    const state = after(solver, 'a');
    expect(solver.allowed(state).inForce).toEqual(solver.allowed(state).inForce);
  });
});

describe('what stands in for a used-up tool', () => {
  it('must pass the orders as well, and may be any tool that is left', () => {
    const around = (): WorkflowBuilder => flow().use('b', 'c').arrow('a', 'a').limit('a', 1, 'any').limit('c', 1);
    expect(may(around(), 'a')).toEqual(['b', 'c']);
    expect(may(around(), 'c', 'a')).toEqual(['b']);
    expect(may(around().onlyDirectlyAfter('b', 'c'), 'a')).toEqual(['b']);
    expect(may(around().onlyDirectlyAfter('a', 'c'), 'a')).toEqual(['b', 'c']);
    expect(may(around().onlyAfter('b', 'c'), 'a')).toEqual(['b']);
    expect(allowed(around(), 'a').finish).toBeUndefined();
  });
  it('brings an exit beside what else there is, or alone', () => {
    const ends = (...others: readonly string[]): WorkflowBuilder =>
      flow()
        .use('b')
        .arrow('a', 'a')
        .limit('a', 1, 'exit', ...others);
    expect(allowed(ends(), 'a').end).toEqual({ kind: 'exit' });
    expect(allowed(ends('b'), 'a').finish).toEqual({});
    expect(allowed(ends('any'), 'a').finish).toEqual({});
    expect(allowed(ends('ghost'), 'a').finish).toEqual({});
    expect(allowed(ends('b').limit('b', 0), 'a').finish).toEqual({});
    expect(allowed(ends('b').onlyAfter('b', 'b'), 'a').finish).toEqual({});
    expect(allowed(ends('b').limit('b', 0, 'exit'), 'a').end).toEqual({ kind: 'exit' });
  });
  it('is that of the limits which are reached, and no tool that the workflow lacks', () => {
    const two = (): WorkflowBuilder => flow().arrow('a', 'a').limit('a', 1, 'b').limit('a', 2, 'c');
    expect(may(two(), 'a')).toEqual(['b']);
    expect(may(two(), 'a', 'a')).toEqual(['b', 'c']);
    const ghosts = flow().use('b').arrow('a', 'a');
    const otherwise = {
      ...ghosts.choice(['b']),
      targets: ['b', 'ghost'].map((tool) => ({ id: tool, tool, arguments: [] })),
    };
    const haunted = ghosts
      .rule({ type: 'max-count', tool: 'a', limit: 1, otherwise })
      .rule({ type: 'max-count', tool: 'ghost', limit: 0 });
    expect(may(haunted, 'a')).toEqual(['b']);
    expect(inForce(haunted, 'a')).toEqual(['rule 0', 'rule 1']);
    expect(may(haunted, 'a', 'a')).toEqual(['b']);
    expect(may(flow().use('b').arrow('a', 'a').limit('a', 0, 'b'), 'a')).toEqual(['b']);
    expect(may(flow().use('b').arrow('a', 'a').limit('a', 0), 'a')).toEqual([]);
    expect(may(flow().use('a').limit('a', 0))).toEqual([]);
    expect(may(flow().use('b').arrow('a', 'a', 'exit').limit('a', 1, 'exit'), 'a')).toEqual([]);
    expect(allowed(flow().use('b').arrow('a', 'a', 'exit').limit('a', 1, 'exit'), 'a').finish).toEqual({});
  });
  it('keeps the order of the workflow', () => {
    expect(may(flow().use('b', 'c').arrow('a', 'c', 'a').limit('a', 1, 'b'), 'a')).toEqual(['b', 'c']);
  });
  it('is told with the rules in force, and those that it runs into', () => {
    const chain = (): WorkflowBuilder =>
      flow().arrow('a', 'a').limit('a', 1, 'b', 'ghost').limit('b', 2).onlyAfter('b', 'ghost');
    expect(inForce(chain(), 'a')).toEqual(['rule 0', 'rule 1', 'rule 3']);
    expect(inForce(chain(), 'b', 'b', 'a')).toEqual(['rule 0', 'rule 1', 'rule 2']);
    expect(inForce(chain(), 'b')).toEqual([]);
  });
});

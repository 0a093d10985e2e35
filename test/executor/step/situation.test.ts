import { expect, it, vi } from 'vitest';
import { planWorkflow } from '#executor/plan/workflow-plan.ts';
import { situationOf } from '#executor/step/situation.ts';
import * as is from '../support/programs.ts';

const done = { ok: true, value: 'x' } as const;

it('is asked for once in each state of the rules, by all runs of a workflow', () => {
  const tools = [is.tool('search'), is.tool('write')];
  const limit = { type: 'max-count', id: 'limit', tool: 'search', limit: 2 } as const;
  const rules = [is.start('search'), is.arrow('search', 'search', 'write'), limit];
  const plan = planWorkflow(is.workflow('flow', { tools, rules }), new Map());
  const asked = vi.spyOn(plan.solver, 'allowed');
  const named = (): string[][] => {
    const begin = plan.solver.initial;
    const once = plan.solver.next(begin, 'search', done);
    const twice = plan.solver.next(once, 'search', done);
    return [begin, once, twice].map((state) => situationOf(plan, { rules: state }).options.map(({ tool }) => tool));
  };
  const expected = [['search'], ['search', 'write'], ['write']];
  expect(named()).toEqual(expected);
  expect(named()).toEqual(expected);
  expect(asked).toHaveBeenCalledTimes(3);
});

it('is not kept for ever where there are many tools', () => {
  const tools = Array.from({ length: 3000 }, (_, number) => is.tool(`t${number}`));
  const plan = planWorkflow(is.workflow('flow', { tools, rules: [] }), new Map());
  const asked = vi.spyOn(plan.solver, 'allowed');
  const first = { rules: plan.solver.initial };
  const second = { rules: plan.solver.next(plan.solver.initial, 't1', done) };
  expect(situationOf(plan, first)).toBe(situationOf(plan, first));
  expect(situationOf(plan, second).options).toHaveLength(3000);
  expect(situationOf(plan, first).options).toHaveLength(3000);
  expect(asked).toHaveBeenCalledTimes(3);
});

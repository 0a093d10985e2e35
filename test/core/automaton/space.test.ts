import { describe, expect, it } from 'vitest';
import { budgetFor, type Budget } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';

/** The budget of a workflow with so many tools, each of which may be called twice. */
function withLimits(count: number, budget: Budget): Budget {
  const names = Array.from({ length: count }, (_, index) => `t${index}`);
  const builder = new WorkflowBuilder().use(...names).arrow('done', 'exit');
  for (const name of names) builder.limit(name, 2);
  return budgetFor(transitionSystem(builder.build(), []), budget);
}

describe('a budget', () => {
  const budget: Budget = { states: 150_000, transitions: 1_000_000 };

  it('holds as it is for states of some slots, and shrinks for wide ones', () => {
    expect(withLimits(20, budget)).toEqual(budget);
    expect(withLimits(300, budget)).toEqual({ states: 75_000, transitions: 200_000 });
  });

  it('is enough for what is long and straight', () => {
    expect(withLimits(300, { ...budget, states: 1000 }).states).toBeGreaterThanOrEqual(2 * 300);
    expect(withLimits(300, { ...budget, states: 600 }).states).toBe(600);
  });

  it('that is infinite stays so', () => {
    const unlimited = { states: Infinity, transitions: Infinity };
    expect(withLimits(300, unlimited)).toEqual(unlimited);
  });
});

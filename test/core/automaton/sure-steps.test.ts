import { describe, expect, it } from 'vitest';
import { SureSteps } from '#core/automaton/sure-steps.ts';
import { literals, WorkflowBuilder } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import { countedTools, lastCalls, searchHiding } from './hidden-search.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const cases = (listed: Readonly<Record<string, readonly string[]>>): ReadonlyMap<Scalar, readonly string[]> =>
  new Map(Object.entries(listed));

/** The sure steps of a search without some counts; states are named by their last calls, with the number of the state. */
function sureSteps(builder: WorkflowBuilder, hidden: readonly string[]) {
  const { found } = searchHiding(builder, hidden);
  const steps = new SureSteps(found);
  const calls = lastCalls(found);
  const { numberOf } = found.system.compiled.tools;
  const state = (name: string | undefined): number => calls.indexOf(name);
  const numbers = (tools: readonly string[]): readonly number[] => tools.map((name) => numberOf.get(name) ?? -1);
  const namesOf = (tools: readonly number[]): readonly string[] =>
    tools.map((tool) => found.system.compiled.tools.names[tool] ?? '');
  return {
    targets: (name: string | undefined) => {
      const count = steps.of(state(name));
      return Array.from(steps.targets.subarray(0, count), (target) => calls[target]);
    },
    /** Required tools outside of a circle, and what was asked of `comesBack`. */
    outside: (circle: readonly string[], comesBack: (state: number) => boolean) =>
      namesOf(steps.requiredOutside(circle.map(state), comesBack)),
    canEnd: (name: string, uncovered: readonly string[]) => steps.canEnd(state(name), numbers(uncovered)),
    readAt: (name: string | undefined, uncovered: readonly string[]) => {
      const read = new Set<number>();
      steps.addReadAt(state(name), numbers(uncovered), read);
      return countedTools(found.system, read).join(' ');
    },
    calls,
  };
}

describe('steps that are open whatever the hidden counts hold', () => {
  it('are calls without a hidden limit', () => {
    const builder = flow().start('m').arrow('m', 'a', 'b', 'c').arrow('b', 'exit').limit('a', 1).limit('c', 1);
    expect(sureSteps(builder, ['a']).targets('m')).toEqual(['b', 'c']);
    expect(sureSteps(builder.require('b'), ['a', 'b', 'c']).targets('m')).toEqual(['b']);
  });

  it('may be more than 64 from one state', () => {
    const many = Array.from({ length: 70 }, (_, index) => `t${index}`);
    const steps = sureSteps(
      flow()
        .start('m')
        .arrow('m', 'a', ...many)
        .limit('a', 1),
      ['a'],
    );
    expect(steps.targets('m')).toEqual(many);
  });
});

describe('required calls outside of a circle', () => {
  const circle = flow()
    .tool('a', literals('back', 'away'))
    .start('x')
    .arrow('x', 'y', 'exit')
    .arrow('y', 'x', 'z', 'a', 'b', 'never')
    .when('a', cases({ back: ['x'], away: ['gone'] }))
    .arrow('gone', 'c')
    .arrow('c', 'exit')
    .onlyAfter('gone', 'never')
    .limit('a', 1)
    .limit('b', 2)
    .limit('never', 1);
  for (const tool of ['a', 'b', 'c', 'y', 'never']) circle.require(tool);

  /** The states that a look at the circle asks about, and the tools it says are outside, when these lead back. */
  const look = (...leadingBack: readonly number[]): { outside: readonly string[]; asked: readonly string[] } => {
    const steps = sureSteps(circle, ['a', 'b', 'c', 'y', 'never']);
    const asked: string[] = [];
    const outside = steps.outside(['x', 'y'], (state) => {
      const call = steps.calls[state] ?? 'start';
      asked.push(call);
      return leadingBack.includes(asked.length - 1);
    });
    return { outside, asked };
  };

  it('are those that no sure step makes, and that are used up or lead away', () => {
    expect(look()).toEqual({ outside: ['a', 'b', 'c', 'never'], asked: ['a', 'a', 'b'] });
  });

  it('are not those with a limit that some result of leads back from', () => {
    expect(look(1)).toEqual({ outside: ['b', 'c', 'never'], asked: ['a', 'a', 'b'] });
    expect(look(2)).toEqual({ outside: ['a', 'c', 'never'], asked: ['a', 'a', 'b'] });
  });

  it('are none without required calls', () => {
    const builder = flow().start('x').arrow('x', 'x', 'a', 'exit').arrow('a', 'x').limit('a', 1);
    expect(sureSteps(builder, ['a']).outside(['x'], () => false)).toEqual([]);
  });
});

describe('a run can end', () => {
  const builder = flow()
    .start('a')
    .when('a', cases({ x: ['b'], y: ['c'] }))
    .arrow('b', 'a', 'exit')
    .arrow('c', 'd')
    .arrow('d', 'exit')
    .arrow('d', 'b')
    .require('b')
    .require('c');

  it('where no case names a result, whatever is missing', () => {
    const stops = flow()
      .tool('a', literals('x'))
      .start('a')
      .when('a', cases({ y: ['b'] }))
      .arrow('b', 'exit')
      .require('b');
    expect(sureSteps(stops, ['b']).canEnd('a', ['b'])).toBe(true);
  });

  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['b', ['b', 'c'], [], true],
    ['b', ['b', 'c'], ['c'], false],
    ['b', ['b'], [], false],
    ['d', ['b'], [], true],
    ['d', ['b', 'c'], ['b'], false],
    ['c', ['b', 'c'], [], false],
  ])('after `%s` with %j hidden and %j not sure to be called: %s %s', (name, hidden, uncovered, ends) => {
    expect(sureSteps(builder, hidden).canEnd(name, uncovered)).toBe(ends);
  });
});

describe('what a state reads of the hidden counts', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const builder = flow()
    .start('a')
    .arrow('a', 'b', 'c')
    .arrow('b', 'exit')
    .arrow('b', 'd')
    .arrow('c', 'a', 'e')
    .arrow('d', 'd')
    .arrow('e', 'exit')
    .limit('a', 3)
    .limit('b', 2)
    .limit('c', 4)
    .require('d')
    .require('e');

  it.each<[string | undefined, readonly string[], readonly string[], string]>([
    [undefined, all, [], 'a'],
    ['a', all, [], 'a b c'],
    ['c', all, [], 'a c'],
    ['d', all, [], 'd'],
    ['b', all, ['d'], 'b d'],
    ['e', all, ['d'], 'a b c d e'],
    ['b', ['b', 'd'], ['d'], 'b d'],
    ['e', ['a', 'd'], [], 'a'],
  ])('after `%s` with %j hidden and %j not sure to be called: %s', (name, hidden, uncovered, read) => {
    expect(sureSteps(builder, hidden).readAt(name, uncovered)).toBe(read);
  });

  it('is all where a stand-in may take the place of a used-up call', () => {
    const standIns = flow()
      .start('x')
      .arrow('x', 'x', 'y')
      .arrow('y', 'exit')
      .limit('x', 1, 'y')
      .limit('a', 2)
      .limit('b', 2)
      .use('a', 'b');
    expect(sureSteps(standIns, ['a', 'b']).readAt('x', [])).toBe('a b');
  });
});

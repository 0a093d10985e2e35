import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { AgentType, Workflow } from '#core/ir/workflow.ts';
import { fixed, WorkflowBuilder } from '#core/ir/builder.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import type { Allowed, RuleSolver, RuleState } from '#core/rules/rule-solver.ts';

const failed = Symbol('failed');
type Call = string | readonly [tool: string, result: Json | typeof failed];

function solverOf(workflow: Workflow, agent?: AgentType): RuleSolver {
  const names = workflow.tools.map((tool) => tool.name);
  return agent === undefined ? createSolver(names, workflow.rules) : createSolver(names, workflow.rules, agent);
}

function after(solver: RuleSolver, ...calls: readonly Call[]): RuleState {
  return calls.reduce((state, call) => {
    const [tool, result] = typeof call === 'string' ? ([call, null] as const) : call;
    return solver.next(state, tool, result === failed ? { ok: false } : { ok: true, value: result });
  }, solver.initial);
}

function allowed(workflow: WorkflowBuilder, ...calls: readonly Call[]): Allowed {
  const solver = solverOf(workflow.build());
  return solver.allowed(after(solver, ...calls));
}

const names = (answer: Allowed): readonly string[] => answer.tools.map((one) => one.tool);
const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('what may be called first', () => {
  it('is what `start` names, in its order, whatever other rules say', () => {
    const workflow = flow().use('a').start('c', 'b').onlyAfter('a', 'b').limit('c', 0);
    expect(names(allowed(workflow))).toEqual(['c', 'b']);
  });
  it('is every tool that nothing forbids when there is no start', () => {
    const workflow = flow().use('a', 'b', 'c').onlyAfter('a', 'b').limit('c', 0);
    expect(names(allowed(workflow))).toEqual(['a']);
  });
  it('names a tool once, though two starts do', () => {
    expect(names(allowed(flow().start('a').start('a', 'b')))).toEqual(['a', 'b']);
  });
  it('may be an end at once', () => {
    expect(allowed(flow().start('a', 'exit')).finish).toEqual({});
  });
});

describe('arrows and cases', () => {
  it('restrict what follows their tool to their targets, in declaration order', () => {
    const workflow = flow().use('a', 'b', 'c').arrow('a', 'c', 'b');
    expect(names(allowed(workflow, 'a'))).toEqual(['b', 'c']);
    expect(names(allowed(workflow, 'b'))).toEqual(['a', 'b', 'c']);
  });
  it('of one tool intersect when there are several', () => {
    expect(names(allowed(flow().arrow('a', 'b', 'c').arrow('a', 'c', 'd'), 'a'))).toEqual(['c']);
  });
  it('choose by the result, by JSON type and value', () => {
    const workflow = flow().when(
      'a',
      new Map<string | number | boolean | null, string[]>([
        [1, ['one']],
        ['1', ['text']],
        [null, ['nothing']],
        ['else', ['rest']],
      ]),
    );
    expect(names(allowed(workflow, ['a', 1.0]))).toEqual(['one']);
    expect(names(allowed(workflow, ['a', '1']))).toEqual(['text']);
    expect(names(allowed(workflow, ['a', null]))).toEqual(['nothing']);
    expect(names(allowed(workflow, ['a', true]))).toEqual(['rest']);
    expect(names(allowed(workflow, ['a', [1]]))).toEqual(['rest']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['rest']);
  });
  it('look into fields, own ones only', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['x', ['b']],
        ['else', ['c']],
      ]),
      ['toString'],
    );
    expect(names(allowed(workflow, ['a', { toString: 'x' }]))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', {}]))).toEqual(['c']);
  });
  it('stop the run at a result or failure that no case takes', () => {
    const workflow = flow().when('a', new Map([['x', ['b']]]));
    expect(allowed(workflow, ['a', 'y']).end).toEqual({ kind: 'unmatched' });
    expect(allowed(workflow, ['a', failed]).end).toEqual({ kind: 'failed' });
    expect(names(allowed(workflow, ['a', 'y']))).toEqual([]);
  });
  it('may take a failure', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['failed', ['b']],
        ['else', ['c']],
      ]),
    );
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', 'failed']))).toEqual(['c']);
  });
  it('to `any` leave the choice open', () => {
    const workflow = flow().use('a', 'b').arrow('a', 'any', 'exit').arrow('b', 'any');
    expect(names(allowed(workflow, 'a'))).toEqual(['a', 'b']);
    expect(allowed(workflow, 'a').finish).toEqual({});
    expect(allowed(workflow, 'b').finish).toBeUndefined();
  });
  it('fix arguments, later ones over earlier ones', () => {
    const workflow = flow().rule({
      type: 'child',
      tool: 'a',
      choice: {
        any: false,
        targets: [
          { id: 'x', tool: 'b', arguments: [fixed('p', 1), fixed('q', 1)] },
          { id: 'y', tool: 'b', arguments: [fixed('p', 2)] },
        ],
      },
    });
    expect(allowed(workflow.use('b'), 'a').tools[0]?.arguments).toEqual([fixed('p', 2), fixed('q', 1)]);
  });
});

describe('guards', () => {
  it('`only after` waits for a success', () => {
    const workflow = flow().use('a', 'b').onlyAfter('a', 'b');
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a']);
    expect(names(allowed(workflow, ['a', failed], 'a', ['a', failed]))).toEqual(['a', 'b']);
  });
  it('`only directly after` looks at the last call, failed or not', () => {
    const workflow = flow().use('a', 'b', 'c').onlyDirectlyAfter('a', 'b');
    expect(names(allowed(workflow))).toEqual(['a', 'c']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a', 'b', 'c']);
    expect(names(allowed(workflow, 'a', 'c'))).toEqual(['a', 'c']);
  });
  it('two `only directly after` of one tool shut it out', () => {
    const workflow = flow().use('a', 'b', 'x').onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('b', 'x');
    expect(names(allowed(workflow, 'a'))).toEqual(['a', 'b']);
  });
});

describe('limits', () => {
  it('count calls, failed or not, and never refuse to register one', () => {
    const workflow = flow().use('a', 'b').limit('a', 2);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a', 'b']);
    expect(names(allowed(workflow, 'a', 'a', 'a'))).toEqual(['b']);
  });
  it('of several the smallest holds', () => {
    expect(names(allowed(flow().use('a', 'b').limit('a', 3).limit('a', 1), 'a'))).toEqual(['b']);
  });
  it('put their `else` in where an arrow would allow the tool', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b').limit('b', 1, 'c', 'exit');
    expect(names(allowed(workflow, 'a'))).toEqual(['b']);
    expect(names(allowed(workflow, 'b', 'a'))).toEqual(['c']);
    expect(allowed(workflow, 'b', 'a').finish).toEqual({});
  });
  it('put their `else` in only if it passes the guards', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b', 'c').onlyAfter('c', 'b');
    expect(names(allowed(workflow, 'a'))).toEqual(['c']);
  });
  it('have no `else` where the choice is free or the tool is guarded', () => {
    const free = flow().use('a').limit('a', 1, 'b').onlyDirectlyAfter('b', 'b');
    expect(names(allowed(free, 'a'))).toEqual([]);
    const guarded = flow().use('z').arrow('a', 'x').limit('x', 0, 'b').onlyAfter('z', 'x');
    expect(names(allowed(guarded, 'a'))).toEqual([]);
  });
  it('end the run at once when every target gave way to `exit`', () => {
    const workflow = flow().arrow('a', 'a', 'b').limit('a', 1, 'exit').limit('b', 1, 'a');
    expect(allowed(workflow, 'b', 'a').end).toEqual({ kind: 'exit' });
    expect(allowed(workflow, 'a').end).toBeUndefined();
    expect(allowed(workflow, 'a').finish).toEqual({});
  });
  it('whose `else` go in a circle put nothing in', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b').limit('b', 0, 'a');
    expect(names(allowed(workflow, 'a'))).toEqual([]);
  });
  it('that are no number of calls limit nothing, and a broken one counts up', () => {
    expect(names(allowed(flow().use('a').limit('a', NaN), 'a', 'a'))).toEqual(['a']);
    expect(names(allowed(flow().use('a').limit('a', 1.5), 'a'))).toEqual(['a']);
    expect(names(allowed(flow().use('a').limit('a', -3)))).toEqual([]);
  });
});

describe('exits', () => {
  it('end the run after an exit tool', () => {
    const workflow = flow().use('b').arrow('a', 'exit');
    expect(allowed(workflow, 'a')).toMatchObject({ tools: [], end: { kind: 'exit' }, mayAnswer: false });
    expect(allowed(workflow, ['a', failed]).end).toEqual({ kind: 'failed' });
  });
  it('that are the whole of a case end the run there', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['x', ['exit']],
        ['else', ['b']],
      ]),
    );
    expect(allowed(workflow, ['a', 'x']).end).toEqual({ kind: 'exit' });
    expect(allowed(workflow, ['a', 'y']).end).toBeUndefined();
  });
  it('wait for required tools: after an exit tool everything goes, in a case nothing does', () => {
    const workflow = flow()
      .use('r')
      .arrow('a', 'exit')
      .when('c', new Map([['x', ['exit']]]))
      .require('r');
    expect(names(allowed(workflow, 'a'))).toEqual(['r', 'a', 'c']);
    expect(allowed(workflow, ['c', 'x'])).toMatchObject({ tools: [] });
    expect(allowed(workflow, ['c', 'x']).end).toBeUndefined();
    expect(allowed(workflow, ['r', failed], 'a').end).toEqual({ kind: 'exit' });
  });
  it('beside other targets are offered as `finish`, even when the others are used up', () => {
    const workflow = flow().use('r').arrow('a', 'b', 'exit').limit('b', 1).require('r');
    expect(allowed(workflow, 'r', 'a').finish).toEqual({});
    expect(allowed(workflow, 'r', 'b', 'a')).toMatchObject({ tools: [], finish: {} });
    expect(allowed(workflow, 'a').finish).toBeUndefined();
  });
  it('tell which required tools are missing, in rule order', () => {
    const solver = solverOf(flow().use('a', 'b').require('b').require('a').require('b').require('nobody').build());
    expect(solver.missing(solver.initial)).toEqual(['b', 'a']);
    expect(solver.missing(after(solver, ['b', failed]))).toEqual(['a']);
  });
});

describe('answers', () => {
  it('end a run that has no exit, where nothing prescribes a call', () => {
    const workflow = flow().use('a', 'b').arrow('a', 'b');
    expect(allowed(workflow).mayAnswer).toBe(true);
    expect(allowed(workflow, 'a').mayAnswer).toBe(false);
    expect(allowed(workflow, 'b').mayAnswer).toBe(true);
    expect(allowed(flow().use('b').rule({ type: 'continue', tool: 'b' }), 'b').mayAnswer).toBe(false);
    expect(allowed(flow().use('a', 'b').onlyDirectlyAfter('a', 'b'), 'a').mayAnswer).toBe(false);
    expect(allowed(flow().use('a').require('a')).mayAnswer).toBe(false);
  });
  it('never end a workflow that exits, and may end another agent', () => {
    const workflow = flow().use('a').arrow('b', 'exit').build();
    expect(solverOf(workflow).allowed(solverOf(workflow).initial).mayAnswer).toBe(false);
    const react = solverOf(workflow, 'react');
    expect(react.allowed(react.initial).mayAnswer).toBe(true);
  });
});

describe('explanations', () => {
  it('name every rule that forbids a tool, in statement order', () => {
    const workflow = flow()
      .use('x', 'p')
      .arrow('a', 'b')
      .onlyAfter('p', 'x')
      .onlyDirectlyAfter('p', 'x')
      .limit('x', 0)
      .build();
    const solver = solverOf(workflow);
    const obstacles = solver.whyNot(after(solver, 'a'), 'x');
    expect(obstacles.map((one) => one.kind === 'rule' && one.rule.type)).toEqual([
      'child',
      'after',
      'directly-after',
      'max-count',
    ]);
    expect(solver.whyNot(solver.initial, 'nobody')).toEqual([{ kind: 'not-in-workflow' }]);
    expect(solver.whyNot(solver.initial, 'a')).toEqual([]);
  });
  it('name what restricts the choice now and nothing else', () => {
    const workflow = flow().use('x').start('a').arrow('a', 'b').onlyAfter('a', 'b').limit('b', 1).limit('x', 1).build();
    const solver = solverOf(workflow);
    const inForce = (...calls: Call[]): readonly string[] =>
      solver.allowed(after(solver, ...calls)).inForce.map((rule) => rule.type);
    expect(inForce()).toEqual(['init']);
    expect(inForce(['a', failed])).toEqual(['child', 'after']);
    expect(inForce('a', 'b', 'a')).toEqual(['child', 'max-count']);
    expect(inForce('a', 'b')).toEqual(['max-count']);
  });
  it('say that the run has ended', () => {
    const solver = solverOf(flow().use('b').arrow('a', 'exit').build());
    expect(solver.whyNot(after(solver, 'a'), 'b')).toEqual([{ kind: 'ended' }]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Budget } from '#core/automaton/space.ts';
import { flowFindings } from '#core/checks/check-workflow.ts';
import { unknownPaths } from '#core/checks/decision-paths.ts';
import { flowsSupposing, flowSupposingAll } from '#core/checks/supposed-results.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Flow } from '#core/ir/flow.ts';
import type { Type } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { typeTable } from '#core/types/type-table.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { findingsOf, summary } from './findings.ts';

const results = (name: string, type: Type): Type => ({
  kind: 'object',
  fields: [{ id: 'field', name, type, optional: false }],
});

/** A decision at a field that is not there: `one` may follow, or `other`. */
const looking = (): WorkflowBuilder =>
  new WorkflowBuilder()
    .tool('look', results('state', literals('x', 'y')))
    .start('look', 'first')
    .when(
      'look',
      new Map<Scalar, readonly string[]>([
        ['x', ['one']],
        ['y', ['other']],
        ['else', ['other']],
      ]),
      ['stat'],
    );

test('what happens before a `when` of an unknown field is told with its run', () => {
  const workflow = looking().arrow('first', 'first').limit('first', 2).arrow('one', 'exit').arrow('other', 'exit');
  expect(findingsOf(workflow)).toMatchObject([{ code: 'dead-end', witness: [{ tool: 'first' }, { tool: 'first' }] }]);
});

test('what only some value leads to is not told', () => {
  const workflow = looking().arrow('first', 'exit').arrow('other', 'exit').arrow('one', 'one').limit('one', 2);
  expect(summary(workflow)).toEqual([]);
});

test('what every value leads to is told, without a run that supposes one', () => {
  const workflow = looking().arrow('one', 'last').arrow('other', 'last').arrow('last', 'last').limit('last', 2);
  const [found, ...more] = findingsOf(workflow.arrow('first', 'exit'));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ code: 'dead-end', related: [] });
  expect(found?.message).toBe(
    'After `last` nothing may be called: `last -> last` and `limit last to 2` leave no tool.',
  );
  expect(found?.witness).toBeUndefined();
});

test('where the field can differ in too many ways, only what no run calls is told', () => {
  const cases = new Map(Array.from({ length: 9 }, (_, key) => [key, ['last']]));
  const workflow = new WorkflowBuilder()
    .tool('look', results('state', literals('x')))
    .start('look')
    .when('look', cases, ['stat'])
    .arrow('last', 'last')
    .limit('last', 2);
  expect(summary(workflow.arrow('late', 'exit'))).toEqual([
    'unreachable-tool @ rule 4: `late` is never called: no arrow leads to it.',
  ]);
});

test.each([
  ['states', { states: 20, transitions: Infinity }],
  ['transitions', { states: Infinity, transitions: 20 }],
])('nothing is told of the runs where a version of them has too many %s for its share of the budget', (_, budget) => {
  const workflow = looking().arrow('first', 'first').limit('first', 2).arrow('one', 'exit').arrow('other', 'exit');
  expect(findingsOf(workflow, budget)).toEqual([]);
});

test('nothing is told of the runs where a version of them was not explored whole, not even what was found in it', () => {
  const workflow = looking()
    .arrow('first', 'first')
    .limit('first', 2)
    .arrow('one', 'other')
    .arrow('other', 'other', 'exit');
  workflow.limit('other', 50, 'exit');
  const told = (states: number): readonly string[] =>
    findingsOf(workflow, { states, transitions: Infinity }).map(({ code }) => code);
  expect(told(100 * 7)).toEqual(['dead-end']);
  expect(told(20 * 7)).toEqual([]);
});

test('what no run calls is told alike of one flow that may do everything and of all its versions', () => {
  const noShare = { states: 5000, transitions: 50_000 };
  let told = 0;
  fc.assert(
    fc.property(arbitraryWorkflow, (workflow) => {
      const decided = new Set(workflow.rules.flatMap((rule) => (rule.type === 'conditional' ? rule.tool : [])));
      fc.pre(decided.size > 0);
      const unknown = returning(workflow, decided, results('typed', literals('x')));
      const decisions = unknownPaths(unknown, typeTable([])).map(({ rule }) => rule);
      const versions = flowsSupposing(unknown, decisions).map((version) => neverCalled(version, noShare));
      fc.pre(versions.length > 0);
      const all = neverCalled(flowSupposingAll(unknown, decisions), noShare);
      told += all.length;
      expect(all).toEqual(versions.reduce((some, others) => some.filter((tool) => others.includes(tool))));
    }),
    { numRuns: casesOf(100) },
  );
  expect(told).toBeGreaterThanOrEqual(seenOf(10));
});

const keys: readonly Scalar[] = ['x', 'y', 1, '1', true, null];
const fieldType: fc.Arbitrary<Type> = fc.oneof(
  fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 4 }).map((values) => literals(...values)),
  fc.constantFrom<Type>(
    { kind: 'primitive', name: 'any' },
    { kind: 'primitive', name: 'boolean' },
    { kind: 'primitive', name: 'string' },
    { kind: 'object', fields: [] },
  ),
);

test('nothing is told that a correction of the field would take back', () => {
  let told = 0;
  fc.assert(
    fc.property(arbitraryWorkflow, fieldType, (workflow, type) => {
      const decided = new Set(workflow.rules.flatMap((rule) => (rule.type === 'conditional' ? rule.tool : [])));
      fc.pre(decided.size > 0);
      const corrected = flowOf(returning(workflow, decided, results('meant', type)));
      for (const finding of flowOf(returning(workflow, decided, results('typed', literals('x'))))) {
        told += 1;
        const same = corrected.find((one) => nameOf(one) === nameOf(finding));
        expect(same).toBeDefined();
        if (finding.witness !== undefined) expect(finding).toEqual(same);
      }
    }),
    { numRuns: casesOf(100) },
  );
  expect(told).toBeGreaterThanOrEqual(seenOf(10));
});

/** The workflow whose decisions about these tools look at the field `meant` of what they return. */
function returning(workflow: Workflow, decided: ReadonlySet<string>, returns: Type): Workflow {
  return {
    ...workflow,
    tools: workflow.tools.map((tool) => (decided.has(tool.name) ? { ...tool, returns } : tool)),
    rules: workflow.rules.map((rule) => (rule.type === 'conditional' ? { ...rule, path: ['meant'] } : rule)),
  };
}

function neverCalled(workflow: Flow, budget: Budget): readonly unknown[] {
  const flow = flowFindings(workflow, [], budget);
  for (;;) {
    const step = flow.next();
    if (step.done === true)
      return step.value.flatMap(({ code, data }) => (code === 'unreachable-tool' ? [data?.tool] : []));
  }
}

function nameOf({ code, at, message, data }: Finding): string {
  return JSON.stringify([code, at, message, data]);
}

function flowOf(workflow: Workflow): readonly Finding[] {
  const flow = flowFindings(workflow, []);
  for (;;) {
    const step = flow.next();
    if (step.done === true) return step.value;
  }
}

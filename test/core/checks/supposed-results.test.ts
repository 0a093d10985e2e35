import { describe, expect, it } from 'vitest';
import { unknownPaths } from '#core/checks/decision-paths.ts';
import { flowsSupposing } from '#core/checks/supposed-results.ts';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Type } from '#core/ir/type.ts';
import { typeTable } from '#core/types/type-table.ts';
import { findingsOf, summary } from './findings.ts';

const state: Type = { kind: 'object', fields: [{ id: 'field', name: 'state', type: literals('x'), optional: false }] };
const keys = (count: number): ReadonlyMap<Scalar, readonly string[]> =>
  new Map(Array.from({ length: count }, (_, key) => [key, ['last']]));

/** A workflow that decides by a field which the result of `look` does not have. */
const looking = (cases: ReadonlyMap<Scalar, readonly string[]>): WorkflowBuilder =>
  new WorkflowBuilder().tool('look', state).start('look').when('look', cases, ['stat']);

function versionsOf(builder: WorkflowBuilder): readonly unknown[] {
  const workflow = builder.build();
  const rules = unknownPaths(workflow, typeTable([])).map(({ rule }) => rule);
  return flowsSupposing(workflow, rules).map(({ tools }) => tools.find(({ name }) => name === 'look')?.returns);
}

describe('what a field that is not known may turn out to hold', () => {
  it('is each choice of the values that cases name and of others, once', () => {
    const versions = versionsOf(looking(keys(2))).map((version) => JSON.stringify(version));
    expect(new Set(versions).size).toBe(7);
    const holds = [0, 1].map((value) => versions.filter((one) => one.includes(`"value":${value}`)).length);
    expect(holds).toEqual([4, 4]);
    expect(versions.filter((one) => !one.includes('"value"'))).toHaveLength(1);
  });

  it('is supposed of fields with seven values, and not of those with more', () => {
    expect(versionsOf(looking(keys(7)))).toHaveLength(255);
    expect(versionsOf(looking(keys(8)))).toEqual([]);
  });

  it('is supposed as long as what is explored altogether is not too large', () => {
    // 63 versions, each of three tools and rules and of those that are added.
    const large = (more: number): WorkflowBuilder =>
      looking(keys(5)).use(...Array.from({ length: more }, (_, index) => `t${index}`));
    const { tools, rules } = large(0).build();
    const most = Math.floor(20_000 / 63) - tools.length - rules.length;
    expect(versionsOf(large(most))).toHaveLength(63);
    expect(versionsOf(large(most + 1))).toEqual([]);
  });

  it('is not supposed where the tool has another `when`, and is where other tools have one', () => {
    const other = new Map([['else', ['exit']]]);
    expect(versionsOf(looking(keys(1)).when('last', other))).toHaveLength(3);
    expect(versionsOf(looking(keys(1)).when('look', other))).toEqual([]);
  });
});

describe('whatever a field may turn out to hold', () => {
  const ways = (known: string, other: string): ReadonlyMap<Scalar, readonly string[]> =>
    new Map([
      ['x', [known]],
      ['failed', [known]],
      ['else', [other]],
    ]);
  const codes = (workflow: WorkflowBuilder): readonly string[] =>
    findingsOf(workflow).map(({ code, at }) => `${code} @ ${at}`);

  it('is not what happens only when it holds what no case names', () => {
    expect(
      summary(looking(ways('end', 'stuck')).arrow('end', 'exit').arrow('stuck', 'stuck').limit('stuck', 1)),
    ).toEqual([]);
  });

  it('what other tools return stays known: their `when` may be said to be incomplete', () => {
    const workflow = looking(ways('check', 'check')).tool('check', literals('p', 'q'));
    const checked = (...cases: readonly string[]): WorkflowBuilder =>
      workflow.when('check', new Map(cases.map((key) => [key, ['exit']])));
    expect(codes(checked('p'))).toEqual(['non-exhaustive-when @ rule 2']);
    const complete = looking(ways('check', 'check')).tool('check', literals('p', 'q'));
    expect(
      codes(
        complete.when(
          'check',
          new Map([
            ['p', ['exit']],
            ['q', ['exit']],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('its own `when` without `else` is not said to be incomplete: what it leaves out is not known', () => {
    const always = new Map<Scalar, readonly string[]>([['x', ['last']]]);
    expect(codes(looking(always).arrow('last', 'exit'))).toEqual([]);
    const never = new Map<Scalar, readonly string[]>([['failed', ['last']]]);
    expect(codes(looking(never).arrow('last', 'exit'))).toEqual([]);
  });

  it('what it leads to in any case is said of it', () => {
    const workflow = looking(ways('last', 'last')).arrow('last', 'exit').use('key').onlyAfter('key', 'last');
    expect(codes(workflow)).toContain('dead-end @ rule 1');
  });
});

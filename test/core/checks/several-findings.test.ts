import { describe, expect, it } from 'vitest';
import type { Finding } from '#core/diagnostics/finding.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Target } from '#core/rules/tool-rule.ts';
import { findingsOf, related, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const codes = (workflow: WorkflowBuilder, states: number): readonly string[] =>
  findingsOf(workflow, { states, transitions: Infinity }).map(({ code }) => code);

it('dead ends with different causes are told one by one, and those with one cause once', () => {
  const ends = (second: string): WorkflowBuilder =>
    flow()
      .start('a', 'b', 'c')
      .arrow('a', 'x')
      .arrow('b', second)
      .arrow('c', 'exit')
      .arrow('x', 'exit')
      .arrow('y', 'exit');
  const waiting = (workflow: WorkflowBuilder): readonly string[] =>
    findingsOf(workflow.use('p').onlyAfter('p', 'x', 'y'))
      .filter(({ code }) => code === 'dead-end')
      .map(({ at }) => at);
  expect(waiting(ends('y'))).toEqual(['rule 1', 'rule 2']);
  expect(waiting(ends('x'))).toEqual(['rule 1', 'rule 2']);
});

it('a dead end at the start names no tool', () => {
  const workflow = flow().start().arrow('a', 'exit').build();
  const found = findingsOf(workflow).find(({ code }) => code === 'dead-end');
  expect(found?.message).toMatch(/^At the start nothing may be called/);
  expect(found?.data).toStrictEqual({ rules: ['rule 0'] });
});

it('arguments that say the same in two places are the same', () => {
  const reading = (id: string): Target => ({
    id,
    tool: 'b',
    arguments: [{ id: `${id} x`, name: 'x', value: { kind: 'result', id: `${id} value`, tool: 'a', path: [] } }],
  });
  const workflow = flow()
    .start('a')
    .use('b')
    .rule({ type: 'child', tool: 'a', choice: { any: false, targets: [reading('first'), reading('second')] } })
    .arrow('b', 'exit');
  expect(findingsOf(workflow).map(({ code, at }) => [code, at])).toContainEqual(['redundant-rule', 'second']);
  expect(findingsOf(workflow).map(({ code }) => code)).not.toContain('conflicting-rules');
});

it('a `when` is told of results that it lets pass, and not of those of others', () => {
  const workflow = flow()
    .start('a')
    .when('a', new Map([['x', ['b']]]))
    .when(
      'b',
      new Map([
        ['x', ['exit']],
        ['else', ['exit']],
      ]),
    )
    .when('c', new Map([['x', ['exit']]]));
  expect(
    findingsOf(workflow)
      .filter(({ code }) => code === 'non-exhaustive-when')
      .map(({ at }) => at),
  ).toEqual(['rule 1']);
});

it('nothing is said of what needs every state when some were not seen', () => {
  const circle = flow().start('a').arrow('a', 'b').arrow('b', 'a', 'c').arrow('c', 'exit');
  expect(codes(circle, 3)).toEqual(['analysis-incomplete']);
  expect(codes(circle, 4)).toEqual(['unbounded-loop']);
  const shadowed = flow().start('a', 'b').arrow('a', 'x', 'b').arrow('b', 'x').arrow('x', 'exit').onlyAfter('b', 'x');
  expect(codes(shadowed, 2)).toEqual(['analysis-incomplete']);
  expect(codes(shadowed, 99)).toEqual(['shadowed-arrow', 'dead-end']);
});

it('a tool stands where a `use` names it', () => {
  expect(summary(flow().use('a', 'b').arrow('a', 'exit').start('a').limit('b', 0))).toEqual([
    'redundant-rule @ use a: `use a` changes nothing: the tool is brought in elsewhere.',
    'unreachable-tool @ use b: `b` is never called: `limit b to 0` rules it out.',
  ]);
});

it('a `continue` too many shows the statement that says the same', () => {
  const workflow = flow().arrow('a', 'b').rule({ type: 'continue', tool: 'a' });
  expect(related(workflow, 'redundant-rule')).toEqual(['rule 0: `a -> b`']);
});

it('a missing start points nowhere else', () => {
  expect(related(flow().arrow('a', 'exit'), 'missing-start')).toEqual([]);
});

describe('causes that are many', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const countIn = (finding: Finding | undefined): string | undefined => finding?.related.at(-1)?.message;

  it('are told for the nearest five, and the rest are counted', () => {
    const workflow = flow().start(...names, 'stop');
    for (const name of names) workflow.arrow(name, ...names, 'stop').require(name);
    const found = findingsOf(workflow.arrow('stop', 'last').arrow('last', 'last', 'exit'));
    const missing = found.filter(({ code }) => code === 'unmet-requirement');
    // Each set of missing tools but the empty one: 16 hold `a`, 8 more `b`, 4 more `c`, and so on.
    const places = [...new Set(missing.map(({ at }) => at))];
    const counts = places.map((place) => missing.filter(({ at }) => at === place).length);
    expect(counts.toSorted()).toEqual([1, 2, 4, 5, 5]);
    expect(missing.map(countIn).filter((message) => message?.startsWith('Runs get stuck'))).toEqual([
      'Runs get stuck here for 11 more causes of this kind.',
      'Runs get stuck here for 3 more causes of this kind.',
    ]);
  });

  it.each([
    [5, undefined],
    [6, 'Runs get stuck here for 1 more cause of this kind.'],
    [7, 'Runs get stuck here for 2 more causes of this kind.'],
  ])('%d that one call leads to by its results: %s', (count, message) => {
    const late = Array.from({ length: count }, (_, key) => `late${key}`);
    const cases = new Map<Scalar, readonly string[]>(late.map((name, key) => [key, [name]]));
    const workflow = flow()
      .start('a')
      .when('a', cases.set('else', ['exit']))
      .use('key')
      .onlyAfter('key', ...late);
    const found = findingsOf(workflow).filter(({ code }) => code === 'dead-end');
    expect(found.map((one) => (one.data?.rules as readonly string[])[1])).toEqual([
      'rule 2',
      'rule 3',
      'rule 4',
      'rule 5',
      'rule 6',
    ]);
    expect(found.map(countIn).slice(0, 4)).toEqual(
      late.slice(0, 4).map((name) => `Then \`only after key: ${name}\` keeps \`${name}\` out.`),
    );
    expect(found[4]).toMatchObject({ code: 'dead-end', at: 'rule 1' });
    expect(found[4]?.related.slice(0, 2)).toEqual([
      { at: 'rule 0: a', message: '1. `a` is called and returns `4`.' },
      { at: 'rule 1', message: expect.stringMatching(/^Then `a -> when/) as string },
    ]);
    expect(found[4]?.related.slice(3)).toEqual(message === undefined ? [] : [{ at: 'rule 1', message }]);
  });

  it('are told for every tool after which runs get stuck, though one statement is at fault', () => {
    const tools = [...names, 'f', 'g'];
    const workflow = flow()
      .start(...tools)
      .use('key', 'last')
      .onlyAfter('key', 'last')
      .limit('key', 1);
    for (const name of tools) workflow.limit(name, 1);
    const stuck = findingsOf(workflow.arrow('last', 'exit')).filter(({ code }) => code === 'dead-end');
    expect(new Set(stuck.map(({ at }) => at)).size).toBe(1);
    expect(new Set(stuck.map(({ data }) => data?.tool))).toEqual(new Set([...tools, 'key']));
  });
});

it('statements that forbid an arrow together are told in the plural', () => {
  const workflow = flow().start('a', 'b').arrow('a', 'a', 'b', 'c').arrow('b', 'a', 'c').arrow('c', 'exit');
  const shadowed = summary(workflow.onlyAfter('b', 'a').onlyAfter('c', 'a').limit('c', 1)).filter((line) =>
    line.startsWith('shadowed-arrow'),
  );
  expect(shadowed).toContainEqual(expect.stringContaining('`only after b: a` and `only after c: a` forbid it.'));
});

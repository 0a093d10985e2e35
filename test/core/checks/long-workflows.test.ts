import { describe, expect, it } from 'vitest';
import { atOnce } from '#core/automaton/at-once.ts';
import { flowFindings } from '#core/checks/check-workflow.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Workflow } from '#core/ir/workflow.ts';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `t${index}`);

/** A chain whose last tool may not be called again, and leads nowhere else. */
function chainIntoDeadEnd(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 1; index < size; index += 1) builder.arrow(`t${index - 1}`, `t${index}`);
  const last = `t${size - 1}`;
  return builder.arrow('other', 'exit').arrow(last, last).limit(last, 1).build();
}

/** A chain in which each tool waits for the success of the one before. */
function chainOfOrders(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 1; index < size; index += 1) {
    builder.arrow(`t${index - 1}`, `t${index}`).onlyAfter(`t${index - 1}`, `t${index}`);
  }
  return builder.arrow(`t${size - 1}`, 'exit').build();
}

const deadEnds = (workflow: Workflow): ReturnType<typeof found> =>
  found(workflow).filter(({ code }) => code === 'dead-end');

function found(workflow: Workflow) {
  return atOnce(flowFindings(workflow, []));
}

describe('a witness', () => {
  it('of forty calls is told call by call', () => {
    const [finding] = deadEnds(chainIntoDeadEnd(40));
    const steps = finding?.related.map(({ message }) => message).filter((message) => /^\d+\. /.test(message));
    expect(steps).toHaveLength(40);
    expect(finding?.witness).toHaveLength(40);
  });

  it('of more calls is told by both ends, and is whole for programs', () => {
    const [finding] = deadEnds(chainIntoDeadEnd(41));
    const messages = finding?.related.map(({ message }) => message) ?? [];
    expect(messages.slice(0, 31)).toEqual([
      ...numbered(15).map((tool, index) => `${index + 1}. \`${tool}\` is called.`),
      '11 more calls follow, up to number 26.',
      ...numbered(41)
        .slice(26)
        .map((tool, index) => `${index + 27}. \`${tool}\` is called.`),
    ]);
    expect(finding?.witness?.map(({ tool }) => tool)).toEqual(numbered(41));
  });

  it('comes with the findings that runs come to first, until all together have 50,000 calls', () => {
    const size = 400;
    const findings = deadEnds(chainOfOrders(size));
    expect(findings).toHaveLength(size - 1);
    const lengths = findings.map(({ witness }) => witness?.length ?? 0);
    const told = lengths.filter((length) => length > 0);
    expect(lengths.slice(0, told.length)).toEqual(told);
    const sum = told.reduce((one, other) => one + other, 0);
    expect(sum).toBeLessThanOrEqual(50_000);
    expect(sum + told.length + 1).toBeGreaterThan(50_000);
  });

  it('shares its calls with that of the next finding: each call is told once', () => {
    const related = deadEnds(chainOfOrders(60)).flatMap((one) => one.related);
    const calls = new Map<string, Set<unknown>>();
    for (const step of related) {
      if (!/^\d+\. /.test(step.message)) continue;
      calls.set(step.message, (calls.get(step.message) ?? new Set()).add(step));
    }
    expect(calls.size).toBeGreaterThan(100);
    expect([...calls.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});

describe('where the choice among very many tools is free', () => {
  it.each([
    ['limits', (builder: WorkflowBuilder, tool: string) => builder.limit(tool, 2)],
    ['requirements', (builder: WorkflowBuilder, tool: string) => builder.require(tool)],
    ['limits and requirements', (builder: WorkflowBuilder, tool: string) => builder.limit(tool, 2).require(tool)],
  ])('%s of all of them leave every verdict known', (_, add) => {
    const builder = new WorkflowBuilder().use(...numbered(300)).arrow('done', 'exit');
    for (const tool of numbered(300)) add(builder, tool);
    expect(found(builder.build()).map(({ code }) => code)).not.toContain('analysis-incomplete');
  });
});

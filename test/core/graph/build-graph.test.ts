import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '#core/graph/build-graph.ts';
import type { WorkflowGraph } from '#core/graph/workflow-graph.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';

function arrows({ edges }: WorkflowGraph): readonly string[] {
  return edges.map(({ from, to, when }) => `${from} ${when.kind} ${to}`);
}

describe('the graph of a workflow', () => {
  test('has the arrows that are written', () => {
    const workflow = new WorkflowBuilder().start('a').arrow('a', 'b', 'exit').arrow('b', 'exit').build();
    const graph = buildGraph(workflow);
    expect(graph.nodes.map(({ id }) => id)).toEqual(['start', 'tool:a', 'tool:b', 'exit']);
    expect(arrows(graph)).toEqual([
      'start always tool:a',
      'tool:a always tool:b',
      'tool:a always exit',
      'tool:b always exit',
    ]);
  });

  test('says which result leads where', () => {
    const cases = new Map([
      ['spam', ['exit']],
      ['failed', ['a']],
      ['else', ['b', 'any']],
    ]);
    const graph = buildGraph(new WorkflowBuilder().start('a').when('a', cases, ['kind']).arrow('b', 'exit').build());
    expect(graph.edges.filter(({ from }) => from === 'tool:a').map(({ to, when }) => ({ to, when }))).toEqual([
      { to: 'exit', when: { kind: 'case', path: ['kind'], keys: ['spam'] } },
      { to: 'tool:a', when: { kind: 'failed' } },
      { to: 'tool:b', when: { kind: 'otherwise' } },
      { to: 'any', when: { kind: 'otherwise' } },
    ]);
  });

  test('shows what nothing says and what a limit puts in place', () => {
    const graph = buildGraph(new WorkflowBuilder().use('a').arrow('b', 'any').limit('b', 2, 'exit').build());
    expect(arrows(graph)).toEqual(['tool:b used-up exit', 'tool:b always any', 'start free any', 'tool:a free any']);
  });

  test('notes what the rules ask of a tool', () => {
    const workflow = new WorkflowBuilder()
      .start('a')
      .arrow('a', 'b')
      .arrow('b', 'exit')
      .limit('b', 3)
      .require('b')
      .onlyAfter('a', 'b')
      .onlyDirectlyAfter('a', 'b')
      .rule({ type: 'requires-approval', tool: 'b' })
      .build();
    const [a, b] = buildGraph(workflow).nodes.filter(({ kind }) => kind === 'tool');
    expect(a).toMatchObject({ approval: false, required: false, after: [], directlyAfter: [] });
    expect(a).not.toHaveProperty('limit');
    expect(b).toMatchObject({ approval: true, required: true, limit: 3, after: ['a'], directlyAfter: ['a'] });
  });

  test('is whole for any workflow: edges join nodes, every tool has one node and a way on', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const { nodes, edges } = buildGraph(workflow);
        const ids = nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
        expect(ids.filter((id) => id.startsWith('tool:'))).toEqual(workflow.tools.map(({ name }) => `tool:${name}`));
        expect(ids.filter((id) => id === 'any' || id === 'exit').every((id) => edges.some(({ to }) => to === id))).toBe(
          true,
        );
      }),
    );
  });
});

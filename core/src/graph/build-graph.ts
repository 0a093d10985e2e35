import type { NodeId } from '../ir/node-id.ts';
import type { Tool } from '../ir/tool.ts';
import type { Workflow } from '../ir/workflow.ts';
import type { Choice, ConditionalRule, ToolRule } from '../rules/tool-rule.ts';
import type { EdgeCondition, GraphEdge, GraphNode, ToolNode, WorkflowGraph } from './workflow-graph.ts';

const start = 'start';
const any = 'any';
const exit = 'exit';
const always: EdgeCondition = { kind: 'always' };

/** Draws the statements of a workflow. Total: targets that are no tool of the workflow are left out. */
export function buildGraph(workflow: Workflow): WorkflowGraph {
  const tools = new Set(workflow.tools.map(({ name }) => name));
  const edges = [...edgesOf(workflow)].filter(({ from, to }) => isKnown(from, tools) && isKnown(to, tools));
  const reached = new Set(edges.map(({ to }) => to));
  const nodes: GraphNode[] = [
    { kind: 'start', id: start, at: workflow.id },
    ...workflow.tools.map((tool) => toolNode(tool, workflow.rules)),
  ];
  if (reached.has(any)) nodes.push({ kind: 'any', id: any, at: workflow.id });
  if (reached.has(exit)) nodes.push({ kind: 'exit', id: exit, at: workflow.id });
  return { workflow: workflow.name, nodes, edges };
}

/** The node of a tool. */
function toolNodeId(tool: string): string {
  return `tool:${tool}`;
}

function isKnown(id: string, tools: ReadonlySet<string>): boolean {
  return !id.startsWith('tool:') || tools.has(id.slice('tool:'.length));
}

function toolNode(tool: Tool, rules: readonly ToolRule[]): ToolNode {
  const own = rules.filter((rule) => rule.type !== 'init' && rule.tool === tool.name);
  const limits = own.flatMap((rule) => (rule.type === 'max-count' ? [rule.limit] : []));
  return {
    kind: 'tool',
    id: toolNodeId(tool.name),
    at: tool.id,
    tool: tool.name,
    ...(tool.doc !== undefined && { doc: tool.doc }),
    ...(limits.length > 0 && { limit: Math.min(...limits) }),
    approval: own.some(({ type }) => type === 'requires-approval'),
    required: own.some(({ type }) => type === 'required-before-exit'),
    after: own.flatMap((rule) => (rule.type === 'after' ? [rule.parent] : [])),
    directlyAfter: own.flatMap((rule) => (rule.type === 'directly-after' ? [rule.parent] : [])),
  };
}

function* edgesOf(workflow: Workflow): Iterable<GraphEdge> {
  const left = new Set<string>();
  for (const rule of workflow.rules) {
    for (const edge of edgesOfRule(rule)) {
      if (edge.when.kind !== 'used-up') left.add(edge.from);
      yield edge;
    }
  }
  for (const { id, tool } of workflow.open) {
    const from = tool === undefined ? start : toolNodeId(tool);
    left.add(from);
    yield { from, to: any, at: id, when: always };
  }
  if (!left.has(start)) yield { from: start, to: any, at: workflow.id, when: { kind: 'free' } };
  for (const { name, id } of workflow.tools) {
    if (!left.has(toolNodeId(name))) yield { from: toolNodeId(name), to: any, at: id, when: { kind: 'free' } };
  }
}

function edgesOfRule(rule: ToolRule): Iterable<GraphEdge> {
  switch (rule.type) {
    case 'init':
      return edgesTo(start, rule.choice, rule.id, always);
    case 'child':
      return edgesTo(toolNodeId(rule.tool), rule.choice, rule.id, always);
    case 'terminal':
      return [{ from: toolNodeId(rule.tool), to: exit, at: rule.id, when: always }];
    case 'conditional':
      return edgesOfCases(rule);
    case 'parent':
      return rule.children.map((child) => {
        return { from: toolNodeId(rule.tool), to: toolNodeId(child), at: rule.id, when: always };
      });
    case 'max-count': {
      const when: EdgeCondition = { kind: 'used-up', limit: rule.limit };
      return rule.otherwise === undefined ? [] : edgesTo(toolNodeId(rule.tool), rule.otherwise, rule.id, when);
    }
    case 'continue':
    case 'after':
    case 'directly-after':
    case 'required-before-exit':
    case 'requires-approval':
      return [];
  }
}

function* edgesOfCases(rule: ConditionalRule): Iterable<GraphEdge> {
  const from = toolNodeId(rule.tool);
  for (const { id, keys, choice } of rule.cases)
    yield* edgesTo(from, choice, id, { kind: 'case', path: rule.path, keys });
  if (rule.failed !== undefined) yield* edgesTo(from, rule.failed, rule.id, { kind: 'failed' });
  if (rule.otherwise !== undefined) yield* edgesTo(from, rule.otherwise, rule.id, { kind: 'otherwise' });
}

function* edgesTo(from: string, choice: Choice, at: NodeId, when: EdgeCondition): Iterable<GraphEdge> {
  for (const target of choice.targets) yield { from, to: toolNodeId(target.tool), at: target.id, when };
  if (choice.any) yield { from, to: any, at, when };
  if (choice.exit !== undefined) yield { from, to: exit, at: choice.exit.id, when };
}

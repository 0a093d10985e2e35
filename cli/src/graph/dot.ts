import type { GraphNode, WorkflowGraph } from '#core/graph/workflow-graph.ts';
import { visibleText } from '#core/events/visible-text.ts';
import { edgeLabel, isImplied, nodeLines } from './labels.ts';

/** A Graphviz digraph. Names of the workflow appear in quoted texts only, never as identifiers. */
export function dot(graph: WorkflowGraph): string {
  const ids = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
  const nodes = graph.nodes.map(
    (node) => `${ids.get(node.id) ?? ''} [label=${quoted(nodeLines(node))}, ${look(node)}];`,
  );
  const edges = graph.edges.map((edge) => {
    const label = edgeLabel(edge);
    const attributes = [
      ...(label === '' ? [] : [`label=${quoted([label])}`]),
      ...(isImplied(edge) ? ['style=dashed'] : []),
    ];
    return `${ids.get(edge.from) ?? ''} -> ${ids.get(edge.to) ?? ''}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`;
  });
  const name = quoted([visibleText(graph.workflow)]);
  return [`digraph ${name} {`, ...nodes.map((line) => `  ${line}`), ...edges.map((line) => `  ${line}`), '}', ''].join(
    '\n',
  );
}

function look(node: GraphNode): string {
  switch (node.kind) {
    case 'start':
    case 'exit':
      return 'shape=ellipse';
    case 'any':
      return 'shape=hexagon';
    case 'tool':
      return node.approval ? 'shape=parallelogram' : 'shape=box';
  }
}

/** In a quoted text Graphviz reads backslashes as escapes and `&…;` as entities. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replace(/["\\]/g, String.raw`\$&`));
  return `"${escaped.join(String.raw`\n`)}"`;
}

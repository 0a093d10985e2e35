import { isAstNode, type AstNode } from 'langium';
import type { WfFile } from '../generated/ast.ts';

const cache = new WeakMap<AstNode, readonly AstNode[]>();

/** Every node of a file, in the order of the text. */
export function nodesOf(file: WfFile): readonly AstNode[] {
  return [file, ...[...file.imports, ...file.declarations].flatMap(nodesIn)];
}

/**
 * A node and all that it contains, in the order of the text. Several times as fast as Langium's streams, and walked
 * once: an import or declaration never changes inside.
 */
export function nodesIn(node: AstNode): readonly AstNode[] {
  const known = cache.get(node);
  if (known) return known;
  const nodes: AstNode[] = [];
  collect(node, nodes);
  cache.set(node, nodes);
  return nodes;
}

/** `Object.entries` would make a list, and a list for each property, of each node: a tenth of what reading a file allocates. */
function collect(node: AstNode, into: AstNode[]): void {
  into.push(node);
  for (const property in node) {
    if (leadsOut(property)) continue;
    const value = (node as unknown as Readonly<Record<string, unknown>>)[property];
    if (Array.isArray(value)) {
      for (const part of value as unknown[]) if (isAstNode(part)) collect(part, into);
    } else if (isAstNode(value)) collect(value, into);
  }
}

/** `$container` and the like lead up and out of a node. */
export function leadsOut(property: string): boolean {
  return property.charCodeAt(0) === dollar;
}

const dollar = 0x24;

import type { AstNode, GrammarAST } from 'langium';

/** A node of the grammar, or a reference that is not one yet. */
type Part = Record<string, unknown>;

/**
 * The grammar that Langium's generator wrote down: what Langium's function of this name makes of it, without making the
 * services of a second language for that. The bundles have this one in its place (`scripts/bundle-plugins.mjs`).
 */
export function loadGrammarFromJson(json: string): GrammarAST.Grammar {
  const grammar = JSON.parse(json) as Part;
  link(grammar, grammar);
  return grammar as unknown as GrammarAST.Grammar;
}

/**
 * Tells each node below one where it stands, and replaces the paths of others by references to them. Most properties are
 * plain values, for which as little as can be is done: V8 counts the work of a function, and would optimize this one at every
 * start, which takes longer than the walk. For it `for…in` is more work.
 */
function link(node: Part, grammar: Part): void {
  for (const property of Object.keys(node)) {
    const value = node[property];
    if (typeof value === 'object') node[property] = linked(value, grammar, node, property);
  }
}

function linked(value: object | null, grammar: Part, container: Part, property: string, index?: number): unknown {
  if (value === null) return value;
  if (Array.isArray(value)) return linkedItems(value, grammar, container, property);
  const part = value as Part;
  if (typeof part.$ref === 'string') return referenceTo(named(part.$ref, grammar));
  link(part, grammar);
  part.$container = container;
  part.$containerProperty = property;
  part.$containerIndex = index;
  return part;
}

function linkedItems(list: unknown[], grammar: Part, container: Part, property: string): unknown[] {
  for (const [index, item] of list.entries())
    if (typeof item === 'object') list[index] = linked(item, grammar, container, property, index);
  return list;
}

/** What stands at a path such as `#/rules@3`. */
function named(path: string, grammar: Part): AstNode & { readonly name: string } {
  const [, list = '', index = ''] = /^#\/(\w+)@(\d+)$/.exec(path) ?? [];
  const found = (grammar[list] as readonly unknown[] | undefined)?.[Number(index)];
  if (found === undefined) throw new Error(`The grammar has nothing at ${path}.`);
  return found as AstNode & { readonly name: string };
}

function referenceTo(ref: AstNode & { readonly name: string }): unknown {
  return { $refText: ref.name, ref };
}

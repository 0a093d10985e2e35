import type { AstNode, GrammarAST } from 'langium';

/** A node of the grammar, or a reference that is not one yet. */
type Part = Record<string, unknown>;

/**
 * The grammar that Langium's generator wrote down: what Langium's function of this name makes of it, without making the
 * services of a second language for that. The bundles have this one in its place (`scripts/bundle-plugins.mjs`).
 */
export function loadGrammarFromJson(json: string): GrammarAST.Grammar {
  const grammar = JSON.parse(json) as Part;
  link(grammar, new References(grammar));
  return grammar as unknown as GrammarAST.Grammar;
}

/**
 * Tells each node below one where it stands, and replaces the paths of others by references to them. Most properties are
 * plain values, for which as little as can be is done: V8 counts the work of a function, and would optimize this one at every
 * start, which takes longer than the walk. For it `for…in` is more work.
 */
function link(node: Part, references: References): void {
  for (const property of Object.keys(node)) {
    const value = node[property];
    if (typeof value === 'object') node[property] = linked(value, references, node, property);
  }
}

function linked(
  value: object | null,
  references: References,
  container: Part,
  property: string,
  index?: number,
): unknown {
  if (value === null) return value;
  if (Array.isArray(value)) return linkedItems(value, references, container, property);
  const part = value as Part;
  if (typeof part.$ref === 'string') return references.to(part.$ref);
  link(part, references);
  part.$container = container;
  part.$containerProperty = property;
  part.$containerIndex = index;
  return part;
}

function linkedItems(list: unknown[], references: References, container: Part, property: string): unknown[] {
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (typeof item === 'object') list[index] = linked(item, references, container, property, index);
  }
  return list;
}

/** The references of a grammar. Each rule is called from several places, by the same one. */
class References {
  private readonly grammar: Part;
  private readonly known = new Map<string, unknown>();

  constructor(grammar: Part) {
    this.grammar = grammar;
  }

  /** A reference to what stands at a path such as `#/rules@3`. */
  to(path: string): unknown {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const ref = this.named(path);
    const reference = { $refText: ref.name, ref };
    this.known.set(path, reference);
    return reference;
  }

  private named(path: string): AstNode & { readonly name: string } {
    const [, list = '', index = ''] = /^#\/(\w+)@(\d+)$/.exec(path) ?? [];
    const found = (this.grammar[list] as readonly unknown[] | undefined)?.[Number(index)];
    if (found === undefined) throw new Error(`The grammar has nothing at ${path}.`);
    return found as AstNode & { readonly name: string };
  }
}

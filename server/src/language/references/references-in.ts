import { isMultiReference, isReference, type AstNode, type ReferenceInfo } from 'langium';
import type { Declaration, Import } from '../generated/ast.ts';
import { leadsOut, nodesIn } from '../syntax/nodes.ts';

const cache = new WeakMap<AstNode, readonly ReferenceInfo[]>();
const names = new WeakMap<AstNode, ReadonlySet<string>>();

/** Every name in a part of a file that stands for something else, in the order of the text. A part is walked once. */
export function referencesIn(part: Declaration | Import): readonly ReferenceInfo[] {
  const known = cache.get(part);
  if (known) return known;
  const references: ReferenceInfo[] = [];
  for (const node of nodesIn(part)) collect(node, references);
  cache.set(part, references);
  return references;
}

/** Those of one node. Langium's streams would make several objects for each property. */
function collect(container: AstNode, into: ReferenceInfo[]): void {
  for (const property in container) {
    if (leadsOut(property)) continue;
    const value = (container as unknown as Readonly<Record<string, unknown>>)[property];
    if (Array.isArray(value)) {
      value.forEach((reference: unknown, index) => {
        if (isName(reference)) into.push({ reference, container, property, index });
      });
    } else if (isName(value)) into.push({ reference: value, container, property });
  }
}

function isName(value: unknown): value is ReferenceInfo['reference'] {
  return isReference(value) || isMultiReference(value);
}

/** The names that a part of a file refers to. */
export function namesIn(part: Declaration | Import): ReadonlySet<string> {
  const known = names.get(part);
  if (known) return known;
  const found = new Set(referencesIn(part).map(({ reference }) => reference.$refText));
  names.set(part, found);
  return found;
}

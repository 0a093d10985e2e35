import { AstUtils, type AstNode, type ReferenceInfo } from 'langium';
import type { Declaration, Import } from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';

const cache = new WeakMap<AstNode, readonly ReferenceInfo[]>();
const names = new WeakMap<AstNode, ReadonlySet<string>>();

/** Every name in a part of a file that stands for something else, in the order of the text. A part is walked once. */
export function referencesIn(part: Declaration | Import): readonly ReferenceInfo[] {
  const known = cache.get(part);
  if (known) return known;
  const references = nodesIn(part).flatMap((node) => AstUtils.streamReferences(node).toArray());
  cache.set(part, references);
  return references;
}

/** The names that a part of a file refers to. */
export function namesIn(part: Declaration | Import): ReadonlySet<string> {
  const known = names.get(part);
  if (known) return known;
  const found = new Set(referencesIn(part).map(({ reference }) => reference.$refText));
  names.set(part, found);
  return found;
}

import { DocumentState, type LangiumDocument } from 'langium';

type References = LangiumDocument['references'];

/** Linking a document makes a new list. */
const known = new WeakMap<References, References>();

/** The names of a document that stand for nothing. Asked for several times at each key, and a file has thousands of names. */
export function unresolvedIn({ references, state }: LangiumDocument): References {
  const before = known.get(references);
  if (before) return before;
  const unresolved = references.filter(({ error }) => error !== undefined);
  if (state >= DocumentState.Linked) known.set(references, unresolved);
  return unresolved;
}

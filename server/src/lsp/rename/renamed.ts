import type { LangiumDocument } from 'langium';
import type { ImportedName } from '#language/generated/ast.ts';
import type { Named, Occurrence } from '#language/references/occurrence.ts';
import type { Occurrences, PlacedOccurrence } from '#language/references/occurrences.ts';

/** What one renaming changes. */
export interface Renamed {
  /** The declarations that get the new name; none when it is only the name that an import gives. */
  readonly nodes: readonly Named[];
  readonly alias?: ImportedName;
  /** Every place that has to be written anew. */
  readonly occurrences: readonly PlacedOccurrence[];
}

/** What has to be renamed with the name at a place: the other name of an import alone, or the declaration with all its uses. */
export function renamedAt(document: LangiumDocument, here: Occurrence, occurrences: Occurrences): Renamed {
  const { alias } = here;
  if (alias !== undefined) {
    const uses = occurrences.in(document).filter((occurrence) => occurrence.alias === alias);
    return { nodes: [], alias, occurrences: uses.map((occurrence) => ({ document, occurrence })) };
  }
  const nodes = together(here.targets, occurrences);
  return { nodes, occurrences: occurrences.of(nodes).filter(({ occurrence }) => occurrence.alias === undefined) };
}

/** Fields of several types that one place reads keep one name. */
function together(start: readonly Named[], occurrences: Occurrences): readonly Named[] {
  const nodes = new Set(start);
  for (const node of nodes) {
    // The set grows while it is walked, and a walk over a set visits what is added to it.
    for (const { occurrence } of occurrences.of([node])) occurrence.targets.forEach((target) => nodes.add(target));
  }
  return [...nodes];
}

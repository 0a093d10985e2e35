/** The nodes that each node leads to. */
export type Steps<T> = (node: T) => readonly T[];

/** The largest groups of nodes that all reach each other (Kosaraju: once along the steps, once against them). */
export function components<T>(nodes: readonly T[], steps: Steps<T>): readonly (readonly T[])[] {
  const against = reversed(nodes, steps);
  const seen = new Set<T>();
  const finished: T[] = [];
  for (const node of nodes) visit(node, steps, seen, finished);
  const taken = new Set<T>();
  return finished.toReversed().flatMap((node) => {
    const group: T[] = [];
    visit(node, against, taken, group);
    return group.length === 0 ? [] : [group];
  });
}

/** The nodes from which one that is wanted can be reached. */
export function leadingTo<T>(nodes: readonly T[], steps: Steps<T>, wanted: (node: T) => boolean): ReadonlySet<T> {
  const against = reversed(nodes, steps);
  const found = new Set<T>();
  for (const node of nodes) if (wanted(node)) visit(node, against, found, []);
  return found;
}

/** Adds the nodes that can be reached and were not seen, each behind all that it was the first to lead to. */
function visit<T>(node: T, steps: Steps<T>, seen: Set<T>, order: T[]): void {
  if (seen.has(node)) return;
  seen.add(node);
  for (const next of steps(node)) visit(next, steps, seen, order);
  order.push(node);
}

function reversed<T>(nodes: readonly T[], steps: Steps<T>): Steps<T> {
  const before = new Map<T, T[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const next of steps(node)) before.get(next)?.push(node);
  return (node) => before.get(node) ?? [];
}

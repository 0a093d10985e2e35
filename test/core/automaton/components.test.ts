import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '#core/automaton/at-once.ts';
import { bottomComponents, components as listedComponents } from '#core/automaton/components.ts';
import { casesOf } from '../../support/property-runs.ts';

function components(
  edges: readonly (readonly number[])[],
  inside = edges.map(() => 1),
): readonly (readonly number[])[] {
  const targets = new Int32Array(1000);
  const search = bottomComponents({
    size: edges.length,
    inside: Uint8Array.from(inside),
    edges: (node) => {
      const list = edges[node] ?? [];
      targets.set(list);
      return list.length;
    },
    targets,
  });
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value.toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
  }
}

it('finds the components that no edge leaves, by definition', () => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((size) => {
    const node = fc.nat(size - 1);
    return fc.tuple(
      fc.array(fc.array(node, { maxLength: 3 }), { minLength: size, maxLength: size }),
      fc.array(fc.constantFrom(0, 1, 1, 1), { minLength: size, maxLength: size }),
    );
  });
  fc.assert(
    fc.property(graph, ([edges, inside]) => {
      const reach = edges.map((_, start) => {
        const seen = new Set([start]);
        for (const node of seen) for (const next of edges[node] ?? []) seen.add(next);
        return seen;
      });
      const bottom = new Set<string>();
      reach.forEach((seen) => {
        const all = [...seen];
        const closed = all.every((node) => inside[node] === 1 && all.every((other) => reach[node]?.has(other)));
        if (closed) bottom.add(all.toSorted((one, other) => one - other).join());
      });
      expect(components(edges, inside).map((one) => one.join())).toEqual(
        [...bottom].toSorted((one, other) => parseInt(one) - parseInt(other)),
      );
    }),
    { numRuns: casesOf(2000) },
  );
});

it.each([
  ['a chain', (node: number): readonly number[] => (node < 2_047 ? [node + 1] : [])],
  ['nodes without edges', (): readonly number[] => []],
])('stops after some thousand steps through %s', (_, edgesOf) => {
  const targets = new Int32Array(1);
  const search = bottomComponents({
    size: 2_048,
    inside: new Uint8Array(2_048).fill(1),
    edges: (node) => {
      const list = edgesOf(node);
      targets.set(list);
      return list.length;
    },
    targets,
  });
  let stops = 0;
  while (search.next().done !== true) stops += 1;
  expect(stops).toBe(1);
});

it('walks a chain of 300,000 nodes', () => {
  const edges = Array.from({ length: 300_000 }, (_, node) => (node < 299_999 ? [node + 1] : []));
  expect(components(edges)).toEqual([[299_999]]);
});

it.each([
  ['an edge of an inner node', [[1], [2], [0, 3], []], [[3]]],
  ['an edge of the node that closes the circle', [[1, 3], [2], [0], []], [[3]]],
  ['a tree that hangs below', [[1], [2, 0], [3], [2, 4], []], [[4]]],
  ['no edge', [[1], [2, 1], [0]], [[0, 1, 2]]],
])('sees that a component is left by %s', (_, edges, bottom) => {
  expect(components(edges)).toEqual(bottom);
});

it('counts nodes that are not to be looked at as a way out', () => {
  expect(components([[1], [2], [0, 3], []], [1, 1, 1, 0])).toEqual([]);
  expect(components([[1], [0], [2]], [1, 1, 0])).toEqual([[0, 1]]);
});

it('has room for many edges of many nodes that are open at once', () => {
  const size = 40;
  const all = Array.from({ length: size }, (_, node) => node);
  expect(components(all.map(() => all))).toEqual([all]);
  expect(components(all.map((node) => all.slice(node + 1)))).toEqual([[size - 1]]);
});

it('tells of a component after all that its edges lead to', () => {
  const edges = [[1, 2], [3], [3, 1], [4], [3, 5], [5]];
  const targets = new Int32Array(8);
  const heard: (readonly [readonly number[], boolean])[] = [];
  const graph = {
    size: edges.length,
    inside: new Uint8Array(edges.length).fill(1),
    edges: (node: number) => {
      targets.set(edges[node] ?? []);
      return edges[node]?.length ?? 0;
    },
    targets,
  };
  atOnce(listedComponents(graph, (nodes, left) => heard.push([nodes.toSorted(), left])));
  expect(heard).toEqual([
    [[5], false],
    [[3, 4], true],
    [[1], true],
    [[2], true],
    [[0], true],
  ]);
});

it('a computation in steps, taken at once, comes to its end', () => {
  const steps = function* (): Generator<void, string> {
    yield;
    yield;
    return 'the end';
  };
  expect(atOnce(steps())).toBe('the end');
});

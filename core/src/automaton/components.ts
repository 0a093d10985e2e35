import { doubled } from './growth.ts';

/** A graph over the numbers below `size`, whose edges are written into a buffer on demand. */
export interface Graph {
  readonly size: number;
  /** Nodes to look at; edges that lead elsewhere lead out. */
  readonly inside: Uint8Array;
  /** Writes the targets of a node's edges and returns how many there are; valid until the next call. */
  readonly edges: (node: number) => number;
  readonly targets: Int32Array;
}

/** The targets of a node's edges; valid until the next question. */
export function targetsOf(graph: Pick<Graph, 'edges' | 'targets'>, node: number): Int32Array {
  // Asking may give the graph a larger buffer, so it is read after.
  const count = graph.edges(node);
  return graph.targets.subarray(0, count);
}

/** Steps of the search between two yields. */
const stride = 4096;

/**
 * Hears of a strongly connected component: its nodes, and whether some edge leaves it. Every component that its edges
 * lead to was heard of before.
 */
export type ComponentListener = (nodes: readonly number[], left: boolean) => void;

/**
 * Finds the strongly connected components (Tarjan, without recursion: a chain of a million nodes must not exhaust the
 * stack).
 */
export function* components(graph: Graph, listener: ComponentListener): Generator<void, void> {
  const search = new ComponentSearch(graph, listener);
  let left = stride;
  for (let root = graph.inside.indexOf(1); root >= 0; root = graph.inside.indexOf(1, root + 1)) {
    if (search.seen(root)) continue;
    search.open(root);
    do {
      left -= 1;
      if (left > 0) continue;
      left = stride;
      yield;
    } while (search.step());
  }
}

/** The components that no edge leaves, each in ascending order. */
export function* bottomComponents(graph: Graph): Generator<void, readonly (readonly number[])[]> {
  const bottom: (readonly number[])[] = [];
  yield* components(graph, (nodes, left) => {
    if (!left) bottom.push(nodes.toSorted((one, other) => one - other));
  });
  return bottom;
}

/** Depth first search that keeps its own stack: one frame per node, with the edges still to follow. */
class ComponentSearch {
  readonly #graph: Graph;
  readonly #listener: ComponentListener;
  /** Order of visit from 1; 0 is unseen. */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  /** 1 while a node waits for its component to close. */
  readonly #waiting: Uint8Array;
  /** 1 when an edge leads from the node's subtree out of its component. */
  readonly #left: Uint8Array;
  readonly #path: number[] = [];
  /** Nodes that wait, in the order of visit, up to the number of those. */
  readonly #stack: Int32Array;
  #stacked = 0;
  /** Per node on the path: where its edges begin. */
  readonly #edgesStart: Int32Array;
  #edges = new Int32Array(256);
  #edgeCount = 0;
  #visited = 0;

  constructor(graph: Graph, listener: ComponentListener) {
    this.#graph = graph;
    this.#listener = listener;
    this.#order = new Int32Array(graph.size);
    this.#low = new Int32Array(graph.size);
    this.#waiting = new Uint8Array(graph.size);
    this.#left = new Uint8Array(graph.size);
    this.#stack = new Int32Array(graph.size);
    this.#edgesStart = new Int32Array(graph.size);
  }

  seen(node: number): boolean {
    return this.#order[node] !== 0;
  }

  /** Starts a node: numbers it and pushes its edges. */
  open(node: number): void {
    this.#visited += 1;
    this.#order[node] = this.#visited;
    this.#low[node] = this.#visited;
    this.#waiting[node] = 1;
    this.#path.push(node);
    this.#stack[this.#stacked] = node;
    this.#stacked += 1;
    this.#edgesStart[node] = this.#edgeCount;
    const count = this.#graph.edges(node);
    while (this.#edgeCount + count > this.#edges.length) this.#edges = doubled(this.#edges);
    this.#edges.set(this.#graph.targets.subarray(0, count), this.#edgeCount);
    this.#edgeCount += count;
  }

  /** Follows one edge or closes one node; false when the tree of the root is done. */
  step(): boolean {
    const node = this.#path.at(-1);
    if (node === undefined) return false;
    if (this.#edgeCount === this.#edgesStart[node]) {
      this.#close(node);
      return true;
    }
    this.#edgeCount -= 1;
    const target = this.#edges[this.#edgeCount] ?? 0;
    if (this.#graph.inside[target] === 0) this.#left[node] = 1;
    else if (this.#order[target] === 0) this.open(target);
    else if (this.#waiting[target] === 0) this.#left[node] = 1;
    else this.#low[node] = Math.min(this.#low[node] ?? 0, this.#order[target] ?? 0);
    return true;
  }

  #close(node: number): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    const low = this.#low[node] ?? 0;
    const root = low === this.#order[node];
    if (root) this.#takeComponent(node);
    if (parent === undefined) return;
    if (root || this.#left[node] === 1) this.#left[parent] = 1;
    this.#low[parent] = Math.min(this.#low[parent] ?? 0, low);
  }

  #takeComponent(root: number): void {
    const bottom = this.#stack.lastIndexOf(root, this.#stacked - 1);
    const component = this.#stack.subarray(bottom, this.#stacked).toReversed();
    for (const node of component) this.#waiting[node] = 0;
    this.#stacked = bottom;
    this.#listener([...component], this.#left[root] === 1);
  }
}

/** A flow that can be written for each of the tools compared: calls, what may follow them, and what they wait for. */
export interface Model {
  readonly name: string;
  readonly tools: readonly ModelTool[];
  /** Indexes of the tools that a run may call first; `undefined`: any. */
  readonly first: readonly number[] | undefined;
  /** Indexes of the tools that must have been called before an end. */
  readonly required: readonly number[];
}

export interface ModelTool {
  readonly name: string;
  /** Indexes of the tools that may follow; `undefined`: any. */
  readonly next: readonly number[] | undefined;
  /** `alone`: the run ends after the tool; `beside`: it may end, or go on. */
  readonly end: 'alone' | 'beside' | 'no';
  readonly limit: number | undefined;
  /** Index of the tool that must have succeeded before. */
  readonly after: number | undefined;
}

const exit: ModelTool = { name: 'done', next: undefined, end: 'alone', limit: undefined, after: undefined };

/** Tools called in any order, each up to a limit. */
export function counters(count: number, limit: number): Model {
  const tools = numbered(count, { ...exit, end: 'no', limit });
  return { name: `${count} counters of limit ${limit}`, tools: [...tools, exit], first: undefined, required: [] };
}

/** Tools called in any order, all of them before the end. */
export function lattice(size: number): Model {
  const tools = numbered(size, { ...exit, end: 'no' });
  const required = tools.map((_, index) => index);
  return { name: `lattice of ${size} required tools`, tools: [...tools, exit], first: undefined, required };
}

/** Tools in a ring with short cuts, some of which wait for the one across. */
export function ring(length: number, guarded: number): Model {
  const half = Math.floor(length / 2);
  const tools = numbered(length, exit).map((tool, index): ModelTool => {
    const across = (index + half) % length;
    return {
      ...tool,
      next: [(index + 1) % length, (index + 7) % length],
      end: 'beside',
      after: across < guarded ? across + 1 : undefined,
    };
  });
  return { name: `ring of ${length} tools, ${guarded} × only after`, tools, first: [0], required: [] };
}

function numbered(count: number, tool: ModelTool): readonly ModelTool[] {
  return Array.from({ length: count }, (_, index) => ({ ...tool, name: `t${index}` }));
}

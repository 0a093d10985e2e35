import fc from 'fast-check';

/** A workflow as its statements; `exit` among targets is the exit. */
export interface Sketch {
  readonly tools: readonly string[];
  readonly start: readonly string[];
  readonly arrows: ReadonlyMap<string, readonly string[]>;
  readonly whens: ReadonlyMap<string, ReadonlyMap<Key, readonly string[]>>;
  readonly limits: ReadonlyMap<string, number>;
  /** What stands behind the `else` of a limit. */
  readonly instead: ReadonlyMap<string, readonly string[]>;
  readonly after: readonly (readonly [parent: string, tool: string])[];
  readonly directlyAfter: ReadonlyMap<string, string>;
  readonly required: readonly string[];
}

/** Tools with a `when` return one of two words. */
export type Key = 'x' | 'y' | 'failed' | 'else';

/** Names that break careless look-ups, and plain ones. */
const pool = ['a', 'b', 'c', 'd', '__proto__', 'constructor', 'toString'] as const;

export const sketches: fc.Arbitrary<Sketch> = fc
  .uniqueArray(fc.constantFrom(...pool), { minLength: 2, maxLength: 5 })
  .chain((tools) => {
    const tool = fc.constantFrom(...tools);
    const targets = fc.uniqueArray(
      fc.oneof({ weight: 4, arbitrary: tool }, { weight: 1, arbitrary: fc.constant('exit') }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const some = <T>(value: fc.Arbitrary<T>, most: number): fc.Arbitrary<Map<string, T>> =>
      fc.array(fc.tuple(tool, value), { maxLength: most }).map((entries) => new Map<string, T>(entries));
    const cases = fc.uniqueArray(fc.tuple(fc.constantFrom<Key>('x', 'y', 'failed', 'else'), targets), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    });
    return fc
      .record({
        start: fc.uniqueArray(tool, { maxLength: 2 }),
        arrows: some(targets, 5),
        whens: some(
          cases.map((list) => new Map(list.toSorted(([one], [other]) => rank(one) - rank(other)))),
          2,
        ),
        limits: some(
          fc.record({ most: fc.integer({ min: 1, max: 3 }), instead: fc.option(targets, { nil: undefined }) }),
          2,
        ),
        after: fc.array(fc.tuple(tool, tool), { maxLength: 2 }),
        directlyAfter: some(tool, 1),
        required: fc.uniqueArray(tool, { maxLength: 2 }),
      })
      .map((parts): Sketch => {
        const arrows = new Map([...parts.arrows].filter(([name]) => !parts.whens.has(name)));
        const limits = new Map([...parts.limits].map(([name, { most }]) => [name, most]));
        const instead = new Map(
          [...parts.limits].flatMap(([name, { instead: targets }]) =>
            targets === undefined ? [] : [[name, targets] as const],
          ),
        );
        return { ...parts, tools, arrows, limits, instead };
      });
  });

function rank(key: Key): number {
  return ['x', 'y', 'failed', 'else'].indexOf(key);
}

/** The sketch as a person would write it. */
export function textOf(sketch: Sketch): string {
  const { tools, start, arrows, whens, limits, instead, after, directlyAfter, required } = sketch;
  const lines = [`use ${tools.join(', ')}`];
  if (start.length > 0) lines.push(`start -> ${start.join(' | ')}`);
  for (const [tool, targets] of arrows) lines.push(`${tool} -> ${targets.join(' | ')}`);
  for (const [tool, cases] of whens) {
    const list = [...cases].map(([key, targets]) => `${key.length === 1 ? `"${key}"` : key} -> ${targets.join(' | ')}`);
    lines.push(`${tool} -> when {\n    ${list.join('\n    ')}\n  }`);
  }
  for (const [tool, limit] of limits) {
    const targets = instead.get(tool);
    lines.push(`limit ${tool} to ${limit}${targets === undefined ? '' : ` else -> ${targets.join(' | ')}`}`);
  }
  for (const [parent, tool] of after) lines.push(`only after ${parent}: ${tool}`);
  for (const [tool, parent] of directlyAfter) lines.push(`only directly after ${parent}: ${tool}`);
  for (const tool of required) lines.push(`require ${tool} before exit`);
  const declared = tools.map((tool) => `tool ${tool}()${whens.has(tool) ? ': "x" | "y"' : ''}`);
  return `${declared.join('\n')}\nworkflow w {\n  ${lines.join('\n  ')}\n}\n`;
}

import fc from 'fast-check';
import type { Choice, Head, Key, Limit, Order, Sketch } from './sketch.ts';

/** Names that break careless look-ups, and plain ones. */
const pool = ['a', 'b', 'c', 'd', '__proto__', 'constructor', 'toString'] as const;

/** Random workflows over two to five tools, with every kind of statement. */
export const sketches: fc.Arbitrary<Sketch> = fc
  .uniqueArray(fc.constantFrom(...pool), { minLength: 2, maxLength: 5 })
  .chain((tools) => sketchesOver(tools))
  .map(withReads);

/** A head whose reading has no text yet. */
interface Draft {
  readonly name: string;
  readonly reads: string | undefined;
}

type Drafts = readonly Draft[];

interface SketchDraft extends Omit<Sketch, 'start' | 'arrows' | 'whens' | 'limits'> {
  readonly start: Drafts | undefined;
  readonly arrows: ReadonlyMap<string, Drafts>;
  readonly whens: ReadonlyMap<string, ReadonlyMap<Key, Drafts>>;
  readonly limits: readonly { readonly tool: string; readonly most: number; readonly instead: Drafts | undefined }[];
}

function sketchesOver(tools: readonly string[]): fc.Arbitrary<SketchDraft> {
  const tool = fc.constantFrom(...tools);
  const choice = choicesOver(tool);
  const some = <T>(value: fc.Arbitrary<T>, most: number): fc.Arbitrary<Map<string, T>> =>
    fc.array(fc.tuple(tool, value), { maxLength: most }).map((entries) => new Map<string, T>(entries));
  const orders = (most: number): fc.Arbitrary<Order[]> => fc.array(fc.tuple(tool, tool), { maxLength: most });
  const cases = fc
    .uniqueArray(fc.tuple(fc.constantFrom<Key>('x', 'y', 'failed', 'else'), choice), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    })
    .map((list) => new Map(list.toSorted(([one], [other]) => rank(one) - rank(other))));
  return fc
    .record({
      agent: fc.constantFrom('workflow' as const, 'workflow' as const, 'react' as const),
      tools: fc.constant(tools),
      start: fc.option(
        choice.filter((heads) => heads.some(({ name }) => name !== 'exit')),
        { nil: undefined, freq: 3 },
      ),
      arrows: some(choice, 5),
      whens: some(cases, 2),
      continued: fc.uniqueArray(tool, { maxLength: 1 }),
      limits: fc.array(
        fc.record({
          tool,
          most: fc.oneof(
            { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
            { weight: 1, arbitrary: fc.constant(0) },
          ),
          instead: fc.option(choice, { nil: undefined }),
        }),
        { maxLength: 2 },
      ),
      after: orders(2),
      directlyAfter: orders(1),
      required: fc.uniqueArray(tool, { maxLength: 2 }),
      approved: fc.uniqueArray(tool, { maxLength: 1 }),
      spread: fc.boolean(),
    })
    .map((parts) => ({ ...parts, arrows: new Map([...parts.arrows].filter(([name]) => !parts.whens.has(name))) }));
}

/** What one arrow can lead to; few name a tool twice, read something, or are open. */
function choicesOver(tool: fc.Arbitrary<string>): fc.Arbitrary<Drafts> {
  const reads = fc.option(tool, { nil: undefined, freq: 5 });
  const nothing = fc.constant(undefined);
  // `freq` says how seldom the nil value comes, so the reading is the rare one here.
  const rarely = fc.oneof({ weight: 5, arbitrary: nothing }, { weight: 1, arbitrary: reads });
  const call = fc.record({ name: tool, reads: rarely });
  const exit = fc.record({ name: fc.constant('exit'), reads: rarely });
  const any = { name: 'any', reads: undefined };
  const head = fc.oneof({ weight: 4, arbitrary: call }, { weight: 1, arbitrary: exit });
  return fc.oneof(
    { weight: 20, arbitrary: fc.uniqueArray(head, { minLength: 1, maxLength: 3, selector: ({ name }) => name }) },
    { weight: 1, arbitrary: fc.array(call, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([any]) },
    { weight: 1, arbitrary: exit.map((end) => [any, end]) },
  );
}

/** Gives each reading a text of its own, by which a finding tells where it stands. */
function withReads(draft: SketchDraft): Sketch {
  const { start, arrows, whens, limits } = draft;
  let number = 0;
  const read = (tool: string): string => {
    number += 1;
    const isLetter = whens.has(tool);
    return isLetter || number % 2 === 0 ? `${tool}.args.q.k${number}` : `${tool}.result.k${number}`;
  };
  const finished = (heads: Drafts): Choice =>
    heads.map(({ name, reads }): Head =>
      reads === undefined ? { name } : { name, reads: { tool: reads, text: read(reads) } },
    );
  return {
    ...draft,
    start: start && finished(start),
    arrows: new Map([...arrows].map(([tool, heads]) => [tool, finished(heads)])),
    whens: new Map(
      [...whens].map(([tool, cases]) => [tool, new Map([...cases].map(([key, heads]) => [key, finished(heads)]))]),
    ),
    limits: limits.map(({ instead, ...limit }): Limit => ({ ...limit, instead: instead && finished(instead) })),
  };
}

function rank(key: Key): number {
  return ['x', 'y', 'failed', 'else'].indexOf(key);
}

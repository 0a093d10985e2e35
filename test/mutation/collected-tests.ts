export { expect } from 'vitest';

/** A test as its file declares it. */
export interface CollectedTest {
  /** File and titles, unique among all tests. */
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly body: () => unknown;
}

type Body = (...row: readonly unknown[]) => unknown;

let file = '';
let titles: readonly string[] = [];
let collected = new Map<string, CollectedTest>();

/** The tests of one file: what its top level, run by `load`, declares by way of this module. One file at a time. */
export async function testsOf(path: string, load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  file = path;
  titles = [];
  collected = new Map();
  await load();
  return [...collected.values()];
}

/** Vitest's `describe`; its options say nothing that matters here. */
export function describe(title: string, ...rest: readonly unknown[]): void {
  const outer = titles;
  titles = [...outer, title];
  bodyOf(rest)();
  titles = outer;
}

/** Vitest's `test` and `it`, with a time limit or without: whoever runs the tests has one of his own. */
export function test(title: string, ...rest: readonly unknown[]): void {
  declare(title, bodyOf(rest));
}

test.each = (rows: readonly unknown[]) => {
  return (title: string, ...rest: readonly unknown[]): void => {
    const body = bodyOf(rest);
    for (const row of rows) declare(title, () => body(...(Array.isArray(row) ? (row as readonly unknown[]) : [row])));
  };
};

export { test as it };

/** Vitest's `afterAll`: here no file is ever done. */
export function afterAll(): void {
  // Tests run in any order and any number of times.
}

function declare(title: string, body: () => unknown): void {
  const name = [...titles, title].join(' > ');
  let id = `${file}#${name}`;
  for (let number = 2; collected.has(id); number += 1) id = `${file}#${name} (${number})`;
  collected.set(id, { id, name, file, body });
}

function bodyOf(rest: readonly unknown[]): Body {
  const body = rest.find((one) => typeof one === 'function');
  if (body === undefined) throw new Error('A test without a body.');
  return body as Body;
}

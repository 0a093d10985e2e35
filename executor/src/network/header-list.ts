/** What headers can be made of: those of `fetch`, pairs, or fields. */
export type HeaderSource = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

/** What means nothing around a value (RFC 9110, 5.5). */
const blanks = '\t\r\n ';

/**
 * Headers of a request or an answer, in the form of `Headers` of `fetch`, as far as requests to models use it. Names are kept
 * in small letters. `Headers` of undici brings a third of that package with it, which the first request would wait for.
 */
export class HeaderList {
  readonly #values = new Map<string, string[]>();

  constructor(source: HeaderSource = []) {
    const pairs = isIterable(source) ? source : Object.entries(source);
    for (const [name, value] of pairs) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = name.toLowerCase();
    this.#values.set(key, [...(this.#values.get(key) ?? []), plain(value)]);
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), [plain(value)]);
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  /** The values of that name, joined by commas; `null` when there are none. */
  get(name: string): string | null {
    return this.#values.get(name.toLowerCase())?.join(', ') ?? null;
  }

  /** Of cookies, a comma may be a part. */
  getSetCookie(): string[] {
    return [...(this.#values.get('set-cookie') ?? [])];
  }

  *entries(): IterableIterator<[string, string]> {
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      for (const value of name === 'set-cookie' ? values : [values.join(', ')]) yield [name, value];
    }
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

function isIterable(source: HeaderSource): source is Iterable<readonly [string, string]> {
  return Symbol.iterator in source;
}

/** A regular expression would begin anew at each of the blanks within a value, which a server can fill with them. */
function plain(value: string): string {
  let [from, to] = [0, value.length];
  while (from < to && blanks.includes(value.charAt(from))) from += 1;
  while (to > from && blanks.includes(value.charAt(to - 1))) to -= 1;
  return value.slice(from, to);
}

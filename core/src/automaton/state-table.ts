/** Codes of fewer bits index a table directly; wider ones are hashed. */
const widestDirect = 22;

/**
 * The states found so far, numbered in the order they came, each `words` 32-bit words.
 *
 * Looks a state up by its words without making an object: a direct table for narrow codes, open addressing with linear
 * probing for wide ones. Both hold the state's number plus one.
 */
export class StateTable {
  readonly words: number;
  readonly #direct: boolean;
  #lookup: Int32Array;
  #states: Int32Array;
  #count = 0;

  constructor(words: number, bits: number) {
    this.words = words;
    this.#direct = words === 1 && bits <= widestDirect;
    this.#lookup = new Int32Array(this.#direct ? 2 ** bits : 1024);
    this.#states = new Int32Array(words * 512);
  }

  get count(): number {
    return this.#count;
  }

  /** One word of a state. */
  word(state: number, word: number): number {
    return this.#states[state * this.words + word] ?? 0;
  }

  /** Number of the state with these words; a new one gets the number that `count` was. */
  add(code: Int32Array): number {
    const place = this.#direct ? (code[0] ?? 0) : this.#placeOf(code);
    const known = this.#lookup[place] ?? 0;
    if (known !== 0) return known - 1;
    const state = this.#count;
    this.#count = state + 1;
    this.#lookup[place] = this.#count;
    if ((state + 1) * this.words > this.#states.length) this.#states = doubled(this.#states);
    for (let word = 0; word < this.words; word += 1) this.#states[state * this.words + word] = code[word] ?? 0;
    if (!this.#direct && this.#count * 2 > this.#lookup.length) this.#rehash();
    return state;
  }

  /** Where the state stands in the lookup, or the free place where it belongs. */
  #placeOf(code: Int32Array): number {
    const mask = this.#lookup.length - 1;
    const words = this.words;
    let place = hash(code, 0, words) & mask;
    for (;;) {
      const known = this.#lookup[place] ?? 0;
      if (known === 0) return place;
      const start = (known - 1) * words;
      let word = 0;
      while (word < words && this.#states[start + word] === code[word]) word += 1;
      if (word === words) return place;
      place = (place + 1) & mask;
    }
  }

  #rehash(): void {
    const lookup = new Int32Array(this.#lookup.length * 2);
    const mask = lookup.length - 1;
    for (let state = 0; state < this.#count; state += 1) {
      let place = hash(this.#states, state * this.words, this.words) & mask;
      while (lookup[place] !== 0) place = (place + 1) & mask;
      lookup[place] = state + 1;
    }
    this.#lookup = lookup;
  }
}

/** Twice the room, the same content. */
export function doubled<A extends Int32Array | Uint8Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(array.length * 2);
  larger.set(array);
  return larger;
}

function hash(words: Int32Array, start: number, count: number): number {
  let mixed = 0;
  for (let word = 0; word < count; word += 1) {
    mixed = Math.imul(mixed ^ (words[start + word] ?? 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}

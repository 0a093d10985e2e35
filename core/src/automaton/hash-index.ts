/**
 * Numbers of states by their words: open addressing with linear probing over the words themselves, which stay where
 * they are, so that a look-up makes no object. Places hold the state's number plus one.
 */
export class HashIndex {
  readonly #words: number;
  #places = new Int32Array(2048);
  #count = 0;

  constructor(words: number) {
    this.#words = words;
  }

  /** Enters a state under a number, unless it is known; tells whether it was new. `states` holds all entered so far. */
  add(code: Int32Array, states: Int32Array, number: number): boolean {
    const place = this.#placeOf(code, states);
    if (this.#places[place] !== 0) return false;
    this.#places[place] = number + 1;
    this.#count += 1;
    if (this.#count * 2 > this.#places.length) this.#grow(code, states, number);
    return true;
  }

  /** Number of a state, -1 when it is not known. */
  find(code: Int32Array, states: Int32Array): number {
    return (this.#places[this.#placeOf(code, states)] ?? 0) - 1;
  }

  /** Where a state stands, or the free place where it belongs. */
  #placeOf(code: Int32Array, states: Int32Array): number {
    const mask = this.#places.length - 1;
    let place = hash(code, 0, this.#words) & mask;
    for (;;) {
      const known = this.#places[place] ?? 0;
      if (known === 0) return place;
      const start = (known - 1) * this.#words;
      let word = 0;
      while (word < this.#words && states[start + word] === code[word]) word += 1;
      if (word === this.#words) return place;
      place = (place + 1) & mask;
    }
  }

  /** The words of the newest state may not be among `states` yet: they are in `code`. */
  #grow(code: Int32Array, states: Int32Array, newest: number): void {
    const old = this.#places;
    this.#places = new Int32Array(old.length * 4);
    const mask = this.#places.length - 1;
    for (const known of old) {
      if (known === 0) continue;
      const state = known - 1;
      const value = state === newest ? hash(code, 0, this.#words) : hash(states, state * this.#words, this.#words);
      let place = value & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = known;
    }
  }
}

/** Every bit of the words reaches every bit of the result (the finaliser of MurmurHash3 after each word). */
function hash(words: Int32Array, start: number, count: number): number {
  let mixed = 0;
  for (let word = 0; word < count; word += 1) {
    mixed ^= words[start + word] ?? 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}

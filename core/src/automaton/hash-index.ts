/**
 * Numbers of states by their words: open addressing with linear probing. A place holds the state's number plus one and
 * then its words, side by side, so that a look-up touches one line of memory and makes no object.
 */
export class HashIndex {
  readonly #words: number;
  readonly #width: number;
  #capacity = 64;
  #places: Int32Array;
  #count = 0;

  constructor(words: number) {
    this.#words = words;
    this.#width = words + 1;
    this.#places = new Int32Array(this.#capacity * this.#width);
  }

  /** Enters a state under a number, unless it is known; tells whether it was new. */
  add(code: Int32Array, number: number): boolean {
    const place = this.#placeOf(code);
    const places = this.#places;
    if (places[place] !== 0) return false;
    places[place] = number + 1;
    for (let word = 0; word < this.#words; word += 1) places[place + 1 + word] = code[word] ?? 0;
    this.#count += 1;
    if (this.#count * 2 === this.#capacity) this.#grow();
    return true;
  }

  /** Number of a state, -1 when it is not known. */
  find(code: Int32Array): number {
    return (this.#places[this.#placeOf(code)] ?? 0) - 1;
  }

  /** Where a state stands, or the free place where it belongs. */
  #placeOf(code: Int32Array): number {
    const places = this.#places;
    const words = this.#words;
    const width = this.#width;
    const mask = this.#capacity - 1;
    let index = hash(code, words) & mask;
    for (;;) {
      const place = index * width;
      if (places[place] === 0) return place;
      let word = 0;
      while (word < words && places[place + 1 + word] === code[word]) word += 1;
      if (word === words) return place;
      index = (index + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#places;
    const width = this.#width;
    this.#capacity *= 4;
    this.#places = new Int32Array(this.#capacity * width);
    for (let start = old.length - width; start >= 0; start -= width) {
      if (old[start] === 0) continue;
      const entry = old.subarray(start, start + width);
      this.#places.set(entry, this.#placeOf(entry.subarray(1)));
    }
  }
}

/** Every bit of the words reaches every bit of the result (the finaliser of MurmurHash3 after each word). */
function hash(words: Int32Array, count: number): number {
  let mixed = 0;
  for (let word = 0; word < count; word += 1) {
    mixed ^= words[word] ?? 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}

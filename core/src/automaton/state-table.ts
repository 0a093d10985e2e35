import { Bitmap, widestBitmap } from './bitmap.ts';
import { HashIndex } from './hash-index.ts';
import { doubled } from './growth.ts';

/**
 * The states found so far, numbered in the order they came, each `words` 32-bit words; the first `keyWords` of them tell
 * states apart, and the others are those of whoever came first.
 *
 * Most of an exploration asks one thing: was this state seen? For narrow codes a bitmap answers, which fits a cache
 * where a table of numbers would not. Numbers are looked up in an index that is built when somebody first asks.
 */
export class StateTable {
  readonly words: number;
  readonly #seen: Bitmap | undefined;
  readonly #hashed: HashIndex;
  #states: Int32Array;
  #count = 0;
  /** States below this number are in the index of what a bitmap holds. */
  #indexed = 0;

  constructor(words: number, bits: number, keyWords = words) {
    this.words = words;
    if (bits <= widestBitmap) this.#seen = new Bitmap(bits);
    this.#hashed = new HashIndex(keyWords);
    this.#states = new Int32Array(words * 64);
  }

  get count(): number {
    return this.#count;
  }

  /** One word of a state. */
  word(state: number, word: number): number {
    return this.#states[state * this.words + word] ?? 0;
  }

  /** Adds a state under the number `count`, unless it is known; tells whether it was new. */
  add(code: Int32Array): boolean {
    if (this.#seen === undefined) {
      if (!this.#hashed.add(code, this.#count)) return false;
    } else if (!this.#seen.add(code[0] ?? 0)) return false;
    const start = this.#count * this.words;
    if (start === this.#states.length) this.#states = doubled(this.#states);
    this.#states.set(code, start);
    this.#count += 1;
    return true;
  }

  /** Like `add` for a state that is one word, in a table whose codes fit a bitmap. */
  addWord(code: number): boolean {
    if (this.#seen?.add(code) !== true) return false;
    if (this.#count === this.#states.length) this.#states = doubled(this.#states);
    this.#states[this.#count] = code;
    this.#count += 1;
    return true;
  }

  /** Whether a state is known. */
  has(code: Int32Array): boolean {
    return this.#seen === undefined ? this.#hashed.find(code) >= 0 : this.#seen.has(code[0] ?? 0);
  }

  /** Like `has` for a state that is one word, in a table whose codes fit a bitmap. */
  hasWord(code: number): boolean {
    return this.#seen?.has(code) === true;
  }

  /** Number of a known state. */
  indexOf(code: Int32Array): number {
    if (this.#seen !== undefined) this.#indexAll();
    return this.#hashed.find(code);
  }

  #indexAll(): void {
    for (; this.#indexed < this.#count; this.#indexed += 1) {
      this.#hashed.add(this.#states.subarray(this.#indexed * this.words), this.#indexed);
    }
  }
}

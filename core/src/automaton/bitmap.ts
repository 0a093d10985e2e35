/** Codes of at most so many bits are kept in bitmaps (16 MB when full, and the system gives pages on first use). */
export const widestBitmap = 27;

/** A set of codes, one bit each: it fits a cache where a table of numbers would not. */
export class Bitmap {
  readonly #words: Int32Array;

  /** `bits`: width of the codes. */
  constructor(bits: number) {
    this.#words = new Int32Array(2 ** Math.max(0, bits - 5));
  }

  has(code: number): boolean {
    return ((this.#words[code >>> 5] ?? 0) & (1 << (code & 31))) !== 0;
  }

  /** Adds a code; tells whether it was new. */
  add(code: number): boolean {
    const known = this.#words[code >>> 5] ?? 0;
    const bit = 1 << (code & 31);
    if ((known & bit) !== 0) return false;
    this.#words[code >>> 5] = known | bit;
    return true;
  }
}

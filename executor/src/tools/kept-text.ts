import { StringDecoder } from 'node:string_decoder';

/** Bytes of a text that are kept. */
const kept = 10_000_000;
/** Bytes after which a text counts as one without an end. */
const endless = 200_000_000;

/** Collects what a tool writes: the beginning is kept, the rest is counted. */
export class KeptText {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  /** `false` once nothing more is worth waiting for: this text has no end. */
  add(chunk: Uint8Array): boolean {
    const room = kept - this.#size;
    if (room > 0) this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.#size += chunk.length;
    return !this.isEndless;
  }

  get isEndless(): boolean {
    return this.#size > endless;
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes that were counted and not kept. */
  get more(): number {
    return Math.max(0, this.#size - kept);
  }

  /** What was kept, without a character that the cut goes through. */
  get text(): string {
    const bytes = Buffer.concat(this.#chunks);
    return this.more > 0 ? new StringDecoder('utf8').write(bytes) : bytes.toString('utf8');
  }
}

/** The beginning of a text that is too long, and how many characters more it has. */
export function keptPart(text: string): { readonly text: string; readonly more: number } {
  if (text.length <= kept) return { text, more: 0 };
  // Half of a surrogate pair is no character.
  const part = text.slice(0, kept).replace(/[\ud800-\udbff]$/, '');
  return { text: part, more: text.length - part.length };
}

/** A number of bytes or characters for people: `12.3 MB`. */
export function megabytes(size: number): string {
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

/** What stands where a text was cut. */
export function cutMark(more: number): string {
  return `\n… cut: ${megabytes(more)} more`;
}

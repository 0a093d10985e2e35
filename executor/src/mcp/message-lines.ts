/** Bytes that one message may have; more than any result that is kept, with what JSON adds to it. */
const longest = 64_000_000;

/** Splits what a server writes into its messages, one a line. */
export class MessageLines {
  readonly #tell: (line: string) => void;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** Tells of every line that is complete by now. `false`: a line is too long to be kept. */
  add(chunk: Buffer): boolean {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#chunks.push(rest.subarray(0, end));
      const line = Buffer.concat(this.#chunks).toString('utf8').trim();
      this.#chunks = [];
      this.#size = 0;
      if (line !== '') this.#tell(line);
      rest = rest.subarray(end + 1);
    }
    this.#size += rest.length;
    if (this.#size > longest) {
      this.#chunks = [];
      return false;
    }
    this.#chunks.push(rest);
    return true;
  }
}

/** Longest line that is told; a longer one is cut. */
const longestLine = 10_000;

/** Splits what a program writes into lines and tells of each, whatever pieces it comes in. */
export class Lines {
  readonly #tell: (line: string) => void;
  #rest = '';

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  add(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#tell(line.slice(0, longestLine));
    if (this.#rest.length > longestLine) this.end();
  }

  /** Tells of the last line, which has no line end. */
  end(): void {
    if (this.#rest !== '') this.#tell(this.#rest.slice(0, longestLine));
    this.#rest = '';
  }
}

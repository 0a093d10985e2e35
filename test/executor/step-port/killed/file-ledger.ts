import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Ledger } from '../sample-program.ts';

/** Marks as lines of a file, which outlive the process that made them. */
export class FileLedger implements Ledger {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  has(key: string): boolean {
    return this.all.includes(key);
  }

  add(key: string): void {
    appendFileSync(this.#path, `${key}\n`);
  }

  /** Every mark, as often as it was made. */
  get all(): readonly string[] {
    return existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n').slice(0, -1) : [];
  }
}

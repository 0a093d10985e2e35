import type { Disk, Entry, Kind } from './disk.ts';

/** A question that can be asked again: what is to be known of a path. */
export type Question = readonly [ask: 'bytes' | 'kind' | 'entries' | 'names' | 'realPath', path: string];

/** A disk that writes down what it is asked. */
export class WitnessedDisk implements Disk {
  readonly #disk: Disk;
  readonly #questions = new Map<string, Question>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Each question that was asked, once. */
  get questions(): readonly Question[] {
    return [...this.#questions.values()];
  }

  bytes(path: string): Buffer {
    this.#note('bytes', path);
    return this.#disk.bytes(path);
  }

  bytesLater(path: string): Promise<Buffer> {
    this.#note('bytes', path);
    return this.#disk.bytesLater(path);
  }

  kind(path: string): Kind {
    this.#note('kind', path);
    return this.#disk.kind(path);
  }

  entries(folder: string): readonly Entry[] {
    this.#note('entries', folder);
    return this.#disk.entries(folder);
  }

  names(folder: string): readonly string[] {
    this.#note('names', folder);
    return this.#disk.names(folder);
  }

  realPath(path: string): string {
    this.#note('realPath', path);
    return this.#disk.realPath(path);
  }

  #note(...question: Question): void {
    this.#questions.set(question.join(' '), question);
  }
}

import type { Disk, Entry, Kind } from './disk.ts';

/** The disk as a command first saw it: each question is asked once, so that no two answers contradict each other. */
export class StillDisk implements Disk {
  readonly #disk: Disk;
  readonly #bytes = new Once<Buffer>();
  readonly #kinds = new Once<Kind>();
  readonly #entries = new Once<readonly Entry[]>();
  readonly #names = new Once<readonly string[]>();
  readonly #realPaths = new Once<string>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  bytes(path: string): Buffer {
    return this.#bytes.get(path, () => this.#disk.bytes(path));
  }

  async bytesLater(path: string): Promise<Buffer> {
    if (this.#bytes.has(path)) return this.bytes(path);
    try {
      const bytes = await this.#disk.bytesLater(path);
      return this.#bytes.get(path, () => bytes);
    } catch (error) {
      return this.#bytes.get(path, () => {
        throw error;
      });
    }
  }

  kind(path: string): Kind {
    return this.#kinds.get(path, () => this.#disk.kind(path));
  }

  entries(folder: string): readonly Entry[] {
    return this.#entries.get(folder, () => this.#disk.entries(folder));
  }

  names(folder: string): readonly string[] {
    return this.#names.get(folder, () => this.#disk.names(folder));
  }

  realPath(path: string): string {
    return this.#realPaths.get(path, () => this.#disk.realPath(path));
  }
}

/** Answers by path; that something cannot be answered is an answer too. */
class Once<T> {
  readonly #answers = new Map<string, () => T>();

  has(path: string): boolean {
    return this.#answers.has(path);
  }

  get(path: string, ask: () => T): T {
    const known = this.#answers.get(path);
    if (known !== undefined) return known();
    try {
      const answer = ask();
      this.#answers.set(path, () => answer);
      return answer;
    } catch (error) {
      this.#answers.set(path, () => {
        throw error;
      });
      throw error;
    }
  }
}

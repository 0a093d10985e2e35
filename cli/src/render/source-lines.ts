import { resolve } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { readText } from '../files/read-text.ts';
import type { Lines } from './finding.ts';

/** The lines of files on disk. A break is what it is to the language: `\n`, `\r\n` or `\r`. */
export class SourceLines implements Lines {
  readonly #cwd: string;
  readonly #disk: Disk;
  readonly #lines = new Map<string, readonly string[]>();

  constructor(cwd: string, disk: Disk) {
    this.#cwd = cwd;
    this.#disk = disk;
  }

  line(path: string, line: number): string | undefined {
    const lines = this.#lines.get(path) ?? this.#read(path);
    this.#lines.set(path, lines);
    return lines[line];
  }

  #read(path: string): readonly string[] {
    return readText(resolve(this.#cwd, path), this.#cwd, this.#disk).split(/\r\n|\r|\n/);
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { Script } from 'node:vm';
import { dropOldest } from './drop-oldest.ts';
import { writeWhole } from './write-whole.ts';

/** What is kept: about the code of four builds. */
const most = { files: 1000, bytes: 80_000_000 } as const;

/** Milliseconds after which all that a start needs has been called, and V8 has not yet thrown away what was called once. */
const afterStart = 20_000;

/** Around a file, as in every CommonJS module. */
const head = '(function (exports, require, module, __filename, __dirname) {';
const foot = '\n})';
const [headBytes, footBytes] = [Buffer.from(head), Buffer.from(foot)];

/** Folders with compiled code. Whoever can write to one decides what is run. */
export interface Places {
  /** Looked in first, and written to; `undefined` if this user has none. */
  readonly own: string | undefined;
  /** Looked in next: what the build kept beside the bundles. */
  readonly built?: string;
}

/** A file as V8 holds it. */
interface Compiled {
  readonly path: string;
  /** What `script` was made of; V8 keeps the same text, so it takes no room of its own. */
  readonly text: string;
  readonly script: Script;
}

/** What an earlier process kept of a file. */
interface Kept {
  /** Of the function that the file is. */
  readonly text: Buffer;
  readonly data: Buffer;
}

/**
 * Compiles files with what V8 made of them in an earlier process.
 *
 * Node's own compile cache keeps a file as it is before it runs: of nearly all functions it holds where they stand, and
 * each start compiles those that it calls. Here they are kept as they are at the end of a process, compiled.
 *
 * V8 takes compiled code for that of any text of the same length, and dies of code that is damaged. So the text is kept
 * beside it, and it is kept twice: to compare both takes less time than to load anything that computes a hash.
 */
export class CompiledCode {
  readonly #places: Places;
  readonly #suffix: string;
  readonly #compiled: Compiled[] = [];
  #hasNew = false;

  /** Of each `use` of the same files its own code is kept: V8 reads all that stands there, also what this use does not call. */
  constructor(places: Places, use?: string) {
    this.#places = places;
    this.#suffix = use === undefined ? engine() : `${use}-${engine()}`;
  }

  /** The function that a CommonJS file is. */
  compile(path: string): unknown {
    const source = readFileSync(path);
    const kept = this.#kept(path, source);
    const text = (kept?.text ?? wrapped(source)).toString();
    const cachedData = kept?.data;
    const script = new Script(text, {
      filename: path,
      columnOffset: -head.length,
      ...(cachedData && { cachedData }),
    });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#hasNew = true;
    this.#compiled.push({ path, text, script });
    return script.runInThisContext();
  }

  /** Keeps what was compiled at the end of the process, or a while after its start: servers run long, and are killed. */
  keepLater(): void {
    const keep = this.keep.bind(this);
    process.once('exit', keep);
    setTimeout(keep, afterStart).unref();
  }

  /**
   * Keeps what was compiled, if there was none of some file: then functions of the others may have been called for the
   * first time as well. Never throws.
   */
  keep(): void {
    const { own } = this.#places;
    if (own === undefined || !this.#hasNew) return;
    this.#hasNew = false;
    for (const { path, text, script } of this.#compiled) {
      const data = script.createCachedData();
      const source = Buffer.from(text.slice(head.length, -foot.length));
      // Where one file cannot be written, the others would cost each start the time for nothing.
      if (!writeWhole(join(own, this.#name(path, source)), Buffer.concat([data, data, wrapped(source)]))) break;
    }
    try {
      dropOldest(own, most);
    } catch {
      // Another process has removed the folder, or is cleaning it as well.
    }
  }

  #kept(path: string, source: Buffer): Kept | undefined {
    const { own, built } = this.#places;
    const name = this.#name(path, source);
    return keptIn(own, name, source) ?? keptIn(built, name, source);
  }

  #name(path: string, source: Buffer): string {
    return `${basename(path)}-${source.length}-${this.#suffix}`;
  }
}

/**
 * What is kept of a source in the file of that name, if it is whole. The code stands first: V8 copies what does not begin at
 * a multiple of eight bytes.
 */
function keptIn(folder: string | undefined, name: string, source: Buffer): Kept | undefined {
  if (folder === undefined) return undefined;
  // `join` looks at each letter, for each of fifty files.
  const path = `${folder}${sep}${name}`;
  // To read none takes Node longer than to read a small one: it makes an error.
  if (!existsSync(path)) return undefined;
  try {
    const kept = readFileSync(path);
    const end = kept.length - headBytes.length - source.length - footBytes.length;
    const [data, text] = [kept.subarray(0, end / 2), kept.subarray(end)];
    const isWhole = isWrapped(text, source) && kept.subarray(end / 2, end).equals(data);
    return isWhole ? { text, data } : undefined;
  } catch {
    return undefined;
  }
}

/** Put together as bytes: of a text in pieces V8 makes another, and holds both for as long as it collects nothing old. */
function wrapped(source: Buffer): Buffer {
  return Buffer.concat([headBytes, source, footBytes]);
}

function isWrapped(text: Buffer, source: Buffer): boolean {
  const [from, to] = [headBytes.length, text.length - footBytes.length];
  const isAround = text.subarray(0, from).equals(headBytes) && text.subarray(to).equals(footBytes);
  return isAround && text.subarray(from, to).equals(source);
}

/**
 * Tells apart which compiled code V8 takes: it begins with the version of V8 and the flags that it was made under. An editor
 * builds the same version in its own way.
 */
function engine(): string {
  const { electron, node } = process.versions;
  const builder = electron === undefined ? `node${node}` : `electron${electron}`;
  return `${builder}-${process.arch}-${new Script('').createCachedData().toString('hex', 0, 16)}`;
}

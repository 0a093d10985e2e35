import { vi } from 'vitest';
import type * as promises from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

type Disk = typeof promises;

/** Bytes of a file: all that was written, and those that a loss of power leaves. */
interface Content {
  all: string;
  safe: string;
}

/**
 * What a loss of power would leave of the files that a test writes: the worst that a file system may do, which keeps only
 * what was synced, the names in a folder with the folder. Put in place of `node:fs/promises`, it lets the real disk do all
 * else.
 */
export class SimulatedDisk {
  /** Told before each write to a file. */
  onWrite: (path: string, text: string) => void = () => undefined;
  /** Fails what it is told of by throwing. */
  readonly fails = new Map<'link' | 'sync', string>();
  readonly #now = new Map<string, Content | 'folder'>();
  readonly #safe = new Map<string, Content | 'folder'>();

  /** The text that a loss of power would leave; `undefined` where the file or a folder around it would be gone. */
  survivor(path: string): string | undefined {
    const file = this.#safe.get(path);
    if (file === undefined || file === 'folder') return undefined;
    for (let folder = dirname(path); this.#now.has(folder); folder = dirname(folder)) {
      if (!this.#safe.has(folder)) return undefined;
    }
    return file.safe;
  }

  /** The module that stands in for the real one. */
  over(real: Disk): Disk {
    return {
      ...real,
      mkdir: (async (path: string, options: { recursive: true }) => {
        const first = await real.mkdir(path, options);
        for (let made = resolve(path); first !== undefined; made = dirname(made)) {
          this.#now.set(made, 'folder');
          if (made === resolve(first)) break;
        }
        return first;
      }) as Disk['mkdir'],
      link: async (from, to) => {
        this.#refuse('link');
        await real.link(from, to);
        this.#name(String(from), String(to));
      },
      rename: async (from, to) => {
        await real.rename(from, to);
        this.#name(String(from), String(to));
        this.#now.delete(String(from));
      },
      rm: async (path, options) => {
        await real.rm(path, options);
        this.#now.delete(String(path));
      },
      open: async (path, flags, mode) => {
        const handle = await real.open(path, flags, mode);
        return flags === 'r' ? this.#folder(String(path), handle) : this.#file(String(path), handle);
      },
    };
  }

  #refuse(what: 'link' | 'sync'): void {
    const code = this.fails.get(what);
    if (code !== undefined) throw Object.assign(new Error(what), { code });
  }

  #name(from: string, to: string): void {
    const content = this.#now.get(from);
    if (content !== undefined) this.#now.set(to, content);
  }

  #folder(path: string, handle: promises.FileHandle): promises.FileHandle {
    const sync = handle.sync.bind(handle);
    vi.spyOn(handle, 'sync').mockImplementation(async () => {
      this.#refuse('sync');
      await sync();
      const within = (file: string): boolean => dirname(file) === path;
      for (const file of [...this.#safe.keys()].filter(within)) if (!this.#now.has(file)) this.#safe.delete(file);
      for (const [file, content] of this.#now) if (within(file)) this.#safe.set(file, content);
    });
    return handle;
  }

  #file(path: string, handle: promises.FileHandle): promises.FileHandle {
    const known = this.#now.get(path);
    const content: Content = known === undefined || known === 'folder' ? { all: '', safe: '' } : known;
    this.#now.set(path, content);
    const keep = (): Promise<void> => {
      content.safe = content.all;
      return Promise.resolve();
    };
    const append = handle.appendFile.bind(handle);
    const write = async (text: unknown): Promise<void> => {
      const named = [...this.#now].find(([, known]) => known === content);
      this.onWrite(named?.[0] ?? path, String(text));
      await append(String(text));
      content.all += String(text);
    };
    vi.spyOn(handle, 'appendFile').mockImplementation(write);
    vi.spyOn(handle, 'writeFile').mockImplementation(write);
    const writeBytes = async (bytes: Uint8Array): Promise<{ bytesWritten: number }> => {
      await write(Buffer.from(bytes).toString('utf8'));
      return { bytesWritten: bytes.length };
    };
    vi.spyOn(handle, 'write').mockImplementation(writeBytes as promises.FileHandle['write']);
    vi.spyOn(handle, 'sync').mockImplementation(keep);
    vi.spyOn(handle, 'datasync').mockImplementation(keep);
    return handle;
  }
}

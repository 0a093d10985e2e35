import { URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { uriOf } from '../server-under-test.ts';

/** Files in memory of which those that nobody opens cannot be read before `release`. */
export class SlowFiles extends VirtualFileSystemProvider {
  readonly #quick: ReadonlySet<string>;
  readonly #released: Promise<void>;
  release = (): void => undefined;

  constructor(files: Readonly<Record<string, string>>, quick: readonly string[]) {
    super();
    for (const [name, text] of Object.entries(files)) this.insert(URI.parse(uriOf(name)), text);
    this.#quick = new Set(quick.map(uriOf));
    this.#released = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  override async readFile(uri: URI): Promise<string> {
    if (!this.#quick.has(uri.toString())) await this.#released;
    return super.readFile(uri);
  }
}

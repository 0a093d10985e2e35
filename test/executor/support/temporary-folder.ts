import { mkdtempSync, rmSync, writeFileSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

/** A folder of its own for the tests of one file, gone after them. */
export interface TemporaryFolder {
  readonly path: string;
  /** As a `file:` URI. */
  readonly uri: string;
  /** URI of a file in it, which need not exist. */
  file(name: string): string;
  write(name: string, text: string): string;
}

export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'toolpath-test-')));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    uri: pathToFileURL(path).href,
    file: (name) => pathToFileURL(join(path, name)).href,
    write(name, text) {
      const target = join(path, name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      return target;
    },
  };
}

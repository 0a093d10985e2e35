import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServerUnderTest, uriOf, type ServerUnderTest } from './server-under-test.ts';

const library = `/** Search. */
tool search(query: string): string command ["echo", "{query}"]
/** Archive. */
tool archive(id: string) command ["echo", "{id}"]
workflow inside(query: string) {
  start -> search(query: query) -> exit
}
`;

const main = `import { archive } from "./library.wf"

workflow outside(id: string) {
  start -> archive(id: id) -> exit
}
`;

describe('findings follow what happens in other files', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({ diagnostics: {} }, { 'library.wf': library });
    await server.idle();
  });
  afterEach(() => server.dispose());

  /** The codes that a file shows once everything is done. */
  const shown = async (name: string): Promise<readonly unknown[]> => {
    await server.idle();
    return (server.published(uriOf(name)).at(-1) ?? []).map(({ code }) => code);
  };

  it('a tool is used as soon as a file imports it, and not any more when the import goes', async () => {
    expect(await shown('library.wf')).toEqual(['unused-tool']);
    const uri = await server.open('main.wf', main);
    expect(await shown('library.wf')).toEqual([]);
    await server.change(uri, main.replace('archive }', 'search }'));
    expect(await shown('library.wf')).toEqual(['unused-tool']);
    await server.change(uri, main);
    expect(await shown('library.wf')).toEqual([]);
    await server.close(uri);
    expect(await shown('library.wf')).toEqual(['unused-tool']);
  });

  it('the same when importers come and go on disk', async () => {
    await server.onDisk({ 'main.wf': main });
    expect(await shown('library.wf')).toEqual([]);
    expect(await shown('main.wf')).toEqual([]);
    await server.onDisk({ 'main.wf': main.replace('archive', 'search') });
    expect(await shown('library.wf')).toEqual(['unused-tool']);
    await server.onDisk({ 'main.wf': main });
    expect(await shown('library.wf')).toEqual([]);
    await server.onDisk({ 'main.wf': undefined });
    expect(await shown('library.wf')).toEqual(['unused-tool']);
    expect(await shown('main.wf')).toEqual([]);
  });

  it('what is imported is looked up again when its file changes, goes and comes back', async () => {
    await server.open('main.wf', main);
    expect(await shown('main.wf')).toEqual([]);
    await server.onDisk({ 'library.wf': library.replace('archive(id: string)', 'archive(name: string)') });
    expect(await shown('main.wf')).toEqual(['unknown-argument']);
    await server.onDisk({ 'library.wf': undefined });
    expect(await shown('main.wf')).toEqual(['unresolved-import']);
    expect(await shown('library.wf')).toEqual([]);
    await server.onDisk({ 'library.wf': library });
    expect(await shown('main.wf')).toEqual([]);
    await server.onDisk({ 'library.wf': undefined, 'renamed.wf': library });
    expect(await shown('main.wf')).toEqual(['unresolved-import']);
    expect(await shown('renamed.wf')).toEqual(['unused-tool']);
  });

  it('a file that is open is what its editor says, whatever is on disk', async () => {
    await server.onDisk({ 'main.wf': main });
    await server.open('main.wf', main.replace('-> exit', ''));
    expect(await shown('main.wf')).toContain('missing-exit');
    await server.onDisk({ 'main.wf': main });
    expect(await shown('main.wf')).toContain('missing-exit');
  });
});

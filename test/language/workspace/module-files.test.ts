import { Deferred, EmptyFileSystem } from 'langium';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { ModuleFindings } from '#language/analysis/module-findings.ts';
import { ModuleFiles } from '#language/workspace/module-files.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { uriOf } from '../../support/workspace.ts';

describe('modules on disk', () => {
  let disk: MemoryFiles;
  let services: ReturnType<typeof createWfServices>;
  let modules: ModuleFiles;
  beforeEach(() => {
    disk = new MemoryFiles();
    for (const path of ['lib/mail.ts', 'lib/Post.mts', 'lib/notes.md', 'index/index.js', 'bare/mail.ts', 'bin/tool']) {
      disk.insert(uriOf(path), '');
    }
    disk.insert(uriOf('pack/package.json'), '{ "main": "./dist" }');
    disk.insert(uriOf('pack/dist/index.mts'), '');
    disk.insert(uriOf('deep/package.json'), '{ "main": "./src/mail.js" }');
    disk.insert(uriOf('deep/src/mail.ts'), '');
    disk.insert(uriOf('exported/package.json'), '{ "exports": "./mail.ts", "main": 1 }');
    disk.insert(uriOf('exported/mail.ts'), '');
    disk.insert(uriOf('torn/package.json'), '{ "main": "./mail.ts"');
    disk.insert(uriOf('torn/mail.ts'), '');
    services = createWfServices({ fileSystemProvider: () => disk });
    modules = services.Wf.references.ModuleFiles;
  });

  const found = async (path: string): Promise<unknown> => {
    await modules.look(uriOf(path));
    return modules.missing(uriOf(path)) ?? 'there';
  };

  it.each([
    'lib/mail.ts',
    'lib/mail',
    'lib/mail.js',
    'lib/Post.mjs',
    'index',
    'index/',
    'index/index',
    'bin/tool',
    'pack',
    'deep/',
  ])('%s is there', async (path) => {
    expect(await found(path)).toBe('there');
    expect(modules.isKnown(uriOf(path))).toBe(true);
  });

  it.each(['lib/mial.ts', 'lib/post.mts', 'lib/mail.mjs', 'lib/notes'])('%s is missing beside others', async (path) => {
    expect(await found(path)).toEqual({ lack: 'nothing', names: ['mail.ts', 'Post.mts'] });
  });

  it('a folder without an index is no module, and where no folder is there are no others', async () => {
    expect(await found('bare')).toEqual({ lack: 'folder', names: [] });
    expect(await found('nowhere/mail.ts')).toEqual({ lack: 'nothing', names: [] });
  });

  it.each(['exported', 'torn'])('a folder whose package.json names no file is no module: %s', async (path) => {
    expect(await found(path)).toMatchObject({ lack: 'folder' });
  });

  it('a file of another kind is none, however its path is written', async () => {
    expect(await found('lib/notes.md')).toEqual({ lack: 'other-file', names: ['mail.ts', 'Post.mts'] });
  });

  it('what is neither a file nor a folder is none, and hides what would be found behind it', async () => {
    disk.insert(uriOf('pipes/mail'), '');
    disk.insert(uriOf('pipes/mail.ts'), '');
    const stat = disk.stat.bind(disk);
    vi.spyOn(disk, 'stat').mockImplementation(async (uri) => {
      const found = await stat(uri);
      return uri.path.endsWith('/pipes/mail') ? { ...found, isFile: false } : found;
    });
    expect(await found('pipes/mail')).toEqual({ lack: 'no-file', names: ['mail.ts'] });
    expect(await found('pipes/mail.ts')).toBe('there');
  });

  it('only files are named as those beside, and what a link leads to tells what it is', async () => {
    for (const name of ['pipe', 'link', 'linked_folder', 'broken']) disk.insert(uriOf(`odd/${name}.ts`), '');
    disk.insert(uriOf('odd/mail.ts'), '');
    const list = disk.readDirectory.bind(disk);
    vi.spyOn(disk, 'readDirectory').mockImplementation(async (uri) =>
      (await list(uri)).map((entry) => (entry.uri.path.endsWith('/mail.ts') ? entry : { ...entry, isFile: false })),
    );
    const stat = disk.stat.bind(disk);
    vi.spyOn(disk, 'stat').mockImplementation(async (uri) => {
      if (uri.path.endsWith('/broken.ts')) return stat(uriOf('nowhere'));
      const isFile = !/(?:pipe|linked_folder)\.ts$/.test(uri.path);
      return { ...(await stat(uri)), isFile, isDirectory: uri.path.endsWith('/linked_folder.ts') };
    });
    const missing = (await modules.look(uriOf('odd/pip.ts')))?.names;
    expect(missing?.toSorted()).toEqual(['link.ts', 'mail.ts']);
    expect(disk.looked).not.toContain(uriOf('odd/mail.ts').toString());
  });

  it('are not said to be missing where nobody can look', async () => {
    disk.stat = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    expect(await found('lib/mial.ts')).toBe('there');
    const { ModuleFiles } = createWfServices(EmptyFileSystem).Wf.references;
    await ModuleFiles.look(uriOf('lib/mial.ts'));
    expect(ModuleFiles.missing(uriOf('lib/mial.ts'))).toBeUndefined();
  });

  it('are looked for once', async () => {
    await Promise.all([found('lib/mial.ts'), found('lib/mial.ts')]);
    const { length } = disk.looked;
    await found('lib/mial.ts');
    expect(disk.looked.filter((one) => one === uriOf('lib/mial.ts').toString())).toHaveLength(1);
    expect(disk.looked).toHaveLength(length);
  });

  it.each(['lib/mial.ts', 'lib/other.ts', 'lib', 'lib/mial.ts/index.ts', ''])(
    'are looked for again when %j came or went, and keep what is known until then',
    async (moved) => {
      const before = await found('lib/mial.ts');
      disk.insert(uriOf('lib/mial.ts'), '');
      expect(modules.forget([uriOf('else/where.ts'), uriOf(moved)])).toBe(true);
      expect(modules.isKnown(uriOf('lib/mial.ts'))).toBe(false);
      expect(modules.missing(uriOf('lib/mial.ts'))).toEqual(before);
      expect(await found('lib/mial.ts')).toBe('there');
    },
  );

  it.each(['mial.ts', 'lib2', 'lib2/mial.ts', 'li', 'lib/deep/mial.ts'])(
    'are not looked for again for %s',
    async (moved) => {
      await found('lib/mial.ts');
      expect(modules.forget([uriOf(moved)])).toBe(false);
      expect(modules.isKnown(uriOf('lib/mial.ts'))).toBe(true);
    },
  );

  it('are as they are at last when they come while they are looked for', async () => {
    const [begun, go] = [new Deferred(), new Deferred()];
    const stat = disk.stat.bind(disk);
    disk.stat = async (uri) => {
      if (uri.path.endsWith('index.jsx')) {
        begun.resolve();
        await go.promise;
      }
      return stat(uri);
    };
    const looked = found('lib/mial.ts');
    await begun.promise;
    disk.insert(uriOf('lib/mial.ts'), '');
    expect(modules.forget([uriOf('lib/mial.ts')])).toBe(true);
    go.resolve();
    expect(await looked).toBe('there');
  });

  it('that were named first are forgotten when there are too many, and looked for again', async () => {
    const few = new ModuleFiles(services.shared, 2);
    await Promise.all(['lib/one.ts', 'lib/two.ts', 'lib/three.ts'].map((path) => few.look(uriOf(path))));
    expect(['one', 'two', 'three'].map((name) => few.isKnown(uriOf(`lib/${name}.ts`)))).toEqual([false, true, true]);
    expect(await few.look(uriOf('lib/one.ts'))).toMatchObject({ lack: 'nothing' });
  });

  it('are all told of a file that names more than are kept', async () => {
    const few = new ModuleFiles(services.shared, 2);
    const names = ['one', 'two', 'three', 'four'];
    const text = names.map((name) => `tool ${name}() from "./${name}.ts"\n`).join('');
    const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, uriOf('lib/a.wf'));
    services.shared.workspace.LangiumDocuments.addDocument(document);
    await services.shared.workspace.DocumentBuilder.build([document]);
    const found = await new ModuleFindings(services.Wf.analysis.Lowering, few).all(document);
    expect(found.map(({ code }) => code)).toEqual(names.map(() => 'missing-module'));
  });

  it('of one folder that are looked for together share the list of what is there', async () => {
    const read = vi.spyOn(disk, 'readDirectory');
    await Promise.all(['lib/one.ts', 'lib/two.ts', 'bare/one.ts'].map(found));
    expect(read).toHaveBeenCalledTimes(2);
    modules.doubt([uriOf('lib/one.ts')]);
    await found('lib/one.ts');
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('in doubt are looked for again, and no others', async () => {
    await Promise.all(['lib/mial.ts', 'lib/mail.ts'].map(found));
    expect(modules.doubt([uriOf('lib/mial.ts'), uriOf('lib/never.ts')])).toBe(true);
    expect(modules.isKnown(uriOf('lib/mial.ts'))).toBe(false);
    expect(modules.isKnown(uriOf('lib/mail.ts'))).toBe(true);
    expect(modules.doubt([uriOf('lib/never.ts')])).toBe(false);
  });

  it('a folder with the name of a module is not what was meant', async () => {
    disk.insert(uriOf('lib/mial.ts/notes.md'), '');
    expect(await found('lib/mial.ts')).toEqual({ lack: 'folder', names: ['mail.ts', 'Post.mts'] });
  });
});

import { Deferred, EmptyFileSystem } from 'langium';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';
import type { ModuleFiles } from '#language/workspace/module-files.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { uriOf } from '../../support/workspace.ts';

describe('modules on disk', () => {
  let disk: MemoryFiles;
  let modules: ModuleFiles;
  beforeEach(() => {
    disk = new MemoryFiles();
    for (const path of ['lib/mail.ts', 'lib/Post.mts', 'lib/notes.md', 'index/index.js', 'bare/mail.ts']) {
      disk.insert(uriOf(path), '');
    }
    modules = createWfServices({ fileSystemProvider: () => disk }).Wf.references.ModuleFiles;
  });

  const found = async (path: string): Promise<unknown> => {
    await modules.look(uriOf(path));
    return modules.missing(uriOf(path)) ?? 'there';
  };

  it.each(['lib/mail.ts', 'lib/mail', 'lib/mail.js', 'lib/Post.mjs', 'index', 'index/', 'index/index', 'lib/notes.md'])(
    '%s is there',
    async (path) => {
      expect(await found(path)).toBe('there');
      expect(modules.isKnown(uriOf(path))).toBe(true);
    },
  );

  it.each(['lib/mial.ts', 'lib/post.mts', 'lib/mail.mjs', 'lib/notes'])('%s is missing beside others', async (path) => {
    expect(await found(path)).toEqual({ isFolder: false, names: ['mail.ts', 'Post.mts'] });
  });

  it('a folder without an index is no module, and where no folder is there are no others', async () => {
    expect(await found('bare')).toEqual({ isFolder: true, names: [] });
    expect(await found('nowhere/mail.ts')).toEqual({ isFolder: false, names: [] });
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
      if (uri.path.endsWith('package.json')) {
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

  it('are forgotten when there are too many, and can be looked for again', async () => {
    for (let index = 0; index < 2_001; index += 1) await found(`lib/mail${String(index)}.ts`);
    expect(modules.isKnown(uriOf('lib/mail0.ts'))).toBe(false);
    expect(modules.isKnown(uriOf('lib/mail2000.ts'))).toBe(true);
    expect(await found('lib/mail0.ts')).toMatchObject({ isFolder: false });
  });
});

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, wf } from '../folder.ts';

const library = `/** Does it. */ tool a() command ["true"]
/** Does it. */ tool b() command ["true"]
type T = string
workflow w {
  start -> b -> exit
}
`;
const importer = `import { a, T } from "./tools.wf"
/** Decides. */ tool q(p: T) command ["true"]
workflow m {
  start -> q -> a -> exit
}
`;
const unused = async (folder: string, ...argv: string[]): Promise<readonly string[]> =>
  unusedAt(undefined, folder, ...argv);
const unusedAt = async (home: string | undefined, folder: string, ...argv: string[]): Promise<readonly string[]> => {
  const { stdout } = await wf(folder, ['check', '--json', ...argv], { env: home === undefined ? {} : { HOME: home } });
  return (JSON.parse(stdout) as { file: string; code: string }[]).map(({ file, code }) => `${file} ${code}`);
};

describe('a file checked alone', () => {
  test('is used by the files beside it that import from it', async () => {
    const folder = folderWith({ 'tools.wf': library, 'main.wf': importer });
    expect(await unused(folder, 'tools.wf')).toEqual([]);
    expect(await unused(folder)).toEqual([]);
  });

  test('is used by the files of its project, wherever they are', async () => {
    const files = { 'lib/tools.wf': library, 'flows/main.wf': importer.replace('./tools', '../lib/tools') };
    expect(await unused(folderWith({ ...files, 'wf.config.json': '{}' }), 'lib/tools.wf')).toEqual([]);
    expect(await unused(folderWith({ ...files, 'package.json': '{}' }), 'lib')).toEqual([]);
  });

  test('is not looked for below its folder where there is no project', async () => {
    const deep = importer.replace('./tools', '../tools');
    const folder = folderWith({ 'tools.wf': library, 'below/main.wf': deep });
    const alone = ['tools.wf unused-tool', 'tools.wf unused-type'];
    expect(await unused(folder, 'tools.wf')).toEqual(alone);
    writeFileSync(join(folder, 'package.json'), '{}');
    expect(await unused(folder, 'tools.wf')).toEqual([]);
    // Whatever a home folder holds, it is no project, nor is anything above it.
    expect(await unusedAt(folder, folder, 'tools.wf')).toEqual(alone);
    expect(await unusedAt(join(folder, 'below'), join(folder, 'below'), 'main.wf')).toEqual([]);
    symlinkSync(folder, join(folder, 'home'));
    expect(await unusedAt(join(folder, 'home'), folder, 'tools.wf')).toEqual(alone);
  });

  test('is used by a file that writes the path with an escape', async () => {
    for (const path of ['"./to{ol\\u0073.wf"', ' /* " */ "./t\\u006f{ols.wf"', '"./to{{ols.wf"']) {
      const folder = folderWith({ 'to{ols.wf': library, 'main.wf': importer.replace('"./tools.wf"', path) });
      expect(await unused(folder, 'to{ols.wf')).toEqual([]);
    }
  });

  test('counts as used what an ignored finding is about, so that the comment is told', async () => {
    const ignored = library.replace(
      '/** Does it. */ tool a',
      '// wf-ignore unused-tool: later\n/** Does it. */ tool a',
    );
    const folder = folderWith({ 'tools.wf': ignored, 'main.wf': importer });
    const codes = (await unused(folder, 'tools.wf')).map((line) => line.split(' ')[1]);
    expect(codes).toEqual(['unused-suppression']);
  });

  test('has unused tools when nobody imports them, and files that cannot be read are nobody', async () => {
    const folder = folderWith({
      'tools.wf': library,
      'main.wf': importer.replace('a, T', 'T'),
      'bad.wf': Uint8Array.of(255),
    });
    expect(await unused(folder, 'tools.wf')).toEqual(['tools.wf unused-tool']);
    expect((await wf(folder, ['check', 'tools.wf'])).stdout).toContain('1 hint in 1 file.');
  });
});

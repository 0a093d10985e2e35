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
const unused = async (folder: string, ...argv: string[]): Promise<readonly string[]> => {
  const { stdout } = await wf(folder, ['check', '--json', ...argv]);
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

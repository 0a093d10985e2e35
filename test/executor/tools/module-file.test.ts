import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import { moduleEndings } from '#core/text/module-files.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
folder.write('tools.ts', 'export function none() {}');
folder.write('more.tools.ts', `export { none } from './tools.ts';`);
folder.write('mail.wf', '');
folder.write('mail.notes.txt', '');
folder.write('TOOLS.TS', '');
folder.write('exports/package.json', '{ "exports": "./none.js" }');
folder.write('exports/none.js', 'export function none() {}');
folder.write('packed/package.json', '{ "main": "./lib/none.js" }');
folder.write('packed/lib/none.ts', 'export function none() {}');
folder.write('bare', 'export function none() {}');
symlinkSync(join(folder.path, 'mail.notes.txt'), join(folder.path, 'link.ts'));

// Windows has none among its files.
const pipes = process.platform === 'win32' ? [] : ['./pipe.ts', './pipe'];
if (pipes.length > 0) execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', join(folder.path, 'pipe.ts')]);

function from(name: string, path: string): Tool {
  return is.tool(name, {
    implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path, export: name },
  });
}

describe('a module', { timeout: 30_000 }, () => {
  it.each(['./missing.ts', './no/folder/tools.ts', './tool', './more.mail', './mail.ts', './mail', './mail.notes'])(
    'refuses to start without the module %s',
    async (path) => {
      await expect(realRun(callOnce(from('none', path)))).rejects.toMatchObject({
        refusal: {
          kind: 'missing-implementation',
          message: `\`none\` cannot be run: there is no module \`${path}\`.`,
        },
      });
    },
  );

  it.each<readonly [path: string, message: string]>([
    ['./mail.notes.txt', '`./mail.notes.txt` is not a module (those end in .js, '],
    ['./link.ts', '`./link.ts` is not a module'],
    ['./TOOLS.TS', 'is not a module'],
    ...pipes.map((path) => [path, `\`${path}\` is a pipe, a socket or a device, not a file.`] as const),
    ['./exports', '`./exports` is a folder without an `index.ts`'],
    ['../tools.ts', '`../tools.ts` lies outside of'],
  ])('refuses to start with what cannot be loaded: %s', async (path, message) => {
    const refused = realRun(callOnce(from('none', path)), { workspace: folder.uri });
    await expect(refused).rejects.toMatchObject({
      refusal: { kind: 'missing-implementation', message: expect.stringContaining(message) as string },
    });
  });

  it('refuses to start before the file that names it is saved', async () => {
    const implementation = { kind: 'module', id: 'm', file: 'untitled:flow', path: './a.ts', export: 'none' } as const;
    const refused = realRun(callOnce(is.tool('none', { implementation })));
    await expect(refused).rejects.toThrow('`none` cannot be run: the workflow has to be saved first');
  });

  it.each(moduleEndings)('is loaded from a file that ends in %s, and found without it', async (ending) => {
    const code = ending === '.cjs' ? 'exports.one = () => 1;' : 'export const one = () => 1;';
    folder.write(`endings/of${ending}/one${ending}`, code);
    folder.write(`endings/of${ending}/folder/index${ending}`, code);
    for (const path of [`one${ending}`, 'one', 'folder']) {
      const { end } = await realRun(callOnce(from('one', `./endings/of${ending}/${path}`)));
      expect(end).toEqual({ reason: 'exit', result: 1 });
    }
  });

  it.each(['jsx', 'tsx'])('may hold elements: %s', async (ending) => {
    folder.write(`element.${ending}`, `/** @jsx h */\nconst h = (name) => name;\nexport const one = () => <p />;`);
    const { end } = await realRun(callOnce(from('one', `./element.${ending}`)));
    expect(end).toEqual({ reason: 'exit', result: 'p' });
  });

  it.each(['./tools', './tools.js', './more.tools', './more.tools.js', './packed', './bare'])(
    'is found as %s, too',
    async (path) => {
      expect((await realRun(callOnce(from('none', path)))).end).toEqual({ reason: 'exit', result: null });
    },
  );
});

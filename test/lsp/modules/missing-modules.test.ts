import { Deferred } from 'langium';
import {
  CompletionRequest,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
} from 'vscode-languageserver-protocol/node';
import { afterEach, describe, expect, it } from 'vitest';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { holdExplorations } from '../held-explorations.ts';
import { startServerUnderTest, uriOf, type ClientUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { openEnd } from '../texts.ts';

const written = (path: string): string => `/** Sends. */\ntool send(to: string)\n  from "${path}" as mail\n`;
const emptyDisk = (): MemoryFiles => {
  const disk = new MemoryFiles();
  disk.insert(uriOf('.keep'), '');
  return disk;
};
const settings = { diagnostics: { 'unused-tool': 'off' } };

describe('modules that are not there', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());
  const start = async (files: Readonly<Record<string, string>> = {}, client: ClientUnderTest = {}): Promise<void> => {
    server = await startServerUnderTest(settings, files, client);
  };
  /** What is found last in a file, once nothing is left to be done. */
  const found = async (uri: string): Promise<readonly unknown[]> => {
    await server.idle();
    return (server.published(uri).at(-1) ?? []).map((one) => `${String(one.code)}: ${messageOf(one)}`);
  };
  const missing = (path: string, hint = ''): string =>
    `missing-module: There is no module \`${path}\`: a rehearsal makes up the results of this tool, a real run refuses to start.${hint}`;

  it('are told while the path is typed, at its place', async () => {
    await start({ 'tools/mail.ts': '' });
    const uri = await server.open('a.wf', written('./tools/'));
    expect(await found(uri)).toEqual([
      'missing-module: `./tools/` is a folder without an `index.ts`: a rehearsal makes up the results of this tool, a real run refuses to start.',
    ]);
    await server.change(uri, written('./tools/Mail.ts'));
    expect(await found(uri)).toEqual([missing('./tools/Mail.ts', ' Did you mean `./tools/mail.ts`?')]);
    expect(server.published(uri).at(-1)?.[0]?.range).toEqual({
      start: { line: 2, character: 7 },
      end: { line: 2, character: 24 },
    });
    await server.change(uri, written('./tools/mail'));
    expect(await found(uri)).toEqual([]);
    await server.change(uri, written('./tools/mail.js'));
    expect(await found(uri)).toEqual([]);
  });

  it('stay told while another path is typed, until it leads to one', async () => {
    await start({ 'tools/mail.ts': '' });
    const uri = await server.open('a.wf', written('./tools/mai.ts'));
    expect(await found(uri)).toHaveLength(1);
    const sent = server.published(uri).length;
    const paths = ['./tools/ma.ts', './tools/m.ts', './tool/m.ts', './tools/m.ts', './tools/mal.ts'];
    for (const path of paths) {
      await server.change(uri, written(path));
      expect(await found(uri)).toEqual([expect.stringContaining(`\`${path}\``)]);
    }
    const told = server.published(uri).slice(sent);
    expect(told.map((wave) => wave.map(({ code }) => code))).toEqual(told.map(() => ['missing-module']));
    await server.change(uri, written('./tools/mail.ts'));
    expect(await found(uri)).toEqual([]);
    const { length } = server.published(uri);
    await server.change(uri, written('./tools/mail.js'));
    expect(await found(uri)).toEqual([]);
    expect(server.published(uri).slice(length).flat()).toEqual([]);
  });

  it('are not meant by the very name that leads to none', async () => {
    await start({ 'tools/mail.ts/notes.md': '', 'tools/mails.ts': '' });
    const uri = await server.open('a.wf', written('./tools/mail.ts'));
    expect(await found(uri)).toEqual([
      'missing-module: `./tools/mail.ts` is a folder without an `index.ts`: a rehearsal makes up the results of this tool, a real run refuses to start. Did you mean `./tools/mails.ts`?',
    ]);
  });

  it('are not looked for again at each key', async () => {
    const fileSystem = emptyDisk();
    await start({}, { fileSystem });
    const uri = await server.open('a.wf', written('./mail.ts'));
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    const { length } = fileSystem.looked;
    await server.change(uri, `${written('./mail.ts')}\n`);
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    expect(fileSystem.looked).toHaveLength(length);
  });

  it('are told anew when files come and go on disk', async () => {
    await start({ 'else/a.wf': written('./mail.ts') });
    const uri = await server.open('a.wf', written('./mail.ts'));
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    const sent = server.published(uri).length;
    await server.onDisk({ 'mail.ts': '' });
    expect(await found(uri)).toEqual([]);
    expect(await found(uriOf('else/a.wf'))).toEqual([missing('./mail.ts')]);
    await server.onDisk({ 'mail.ts': undefined });
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    expect(server.published(uri)).toHaveLength(sent + 2);
    await server.onDisk({ 'mail.md': '', 'else/mail.ts': '' });
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    expect(await found(uriOf('else/a.wf'))).toEqual([]);
  });

  it('may go with their folder, by the hand of the editor or of somebody else', async () => {
    await start({ 'tools/mail.ts': '' });
    const uri = await server.open('a.wf', written('./tools/mail.ts'));
    expect(await found(uri)).toEqual([]);
    await server.onDisk({ tools: undefined });
    expect(await found(uri)).toEqual([missing('./tools/mail.ts')]);
    await server.onDisk({ 'tools/mail.ts': '' });
    expect(await found(uri)).toEqual([]);
    server.remove('tools');
    const files = [{ uri: uriOf('tools') }];
    await server.connection.sendNotification(DidDeleteFilesNotification.type, { files });
    expect(await found(uri)).toEqual([missing('./tools/mail.ts')]);
    server.store('tools/mail.ts');
    const moves = [{ oldUri: uriOf('old'), newUri: uriOf('tools') }];
    await server.connection.sendNotification(DidRenameFilesNotification.type, { files: moves });
    expect(await found(uri)).toEqual([]);
  });

  it('are told anew when the package.json of their folder comes, changes and goes', async () => {
    await start({ 'tools/mail.ts': '' });
    const uri = await server.open('a.wf', written('./tools'));
    const folder =
      'missing-module: `./tools` is a folder without an `index.ts`: a rehearsal makes up the results of this tool, a real run refuses to start.';
    expect(await found(uri)).toEqual([folder]);
    await server.onDisk({ 'tools/package.json': '{ "main": "./mail.js" }' });
    expect(await found(uri)).toEqual([]);
    await server.onDisk({ 'tools/package.json': '{ "main": "./post.js" }' });
    expect(await found(uri)).toEqual([folder]);
    await server.onDisk({ 'tools/package.json': '{ "main": "./mail.js" }' });
    expect(await found(uri)).toEqual([]);
    const sent = server.published(uri).length;
    await server.onDisk({ 'tools/mail.ts': 'export {};', 'other/package.json': '{}' });
    expect(await found(uri)).toEqual([]);
    expect(server.published(uri)).toHaveLength(sent);
    await server.onDisk({ 'tools/package.json': undefined });
    expect(await found(uri)).toEqual([folder]);
  });

  it('are looked for again when the file is saved, though nobody tells of files that come and go', async () => {
    await start({ 'b.wf': written('./mail.ts') });
    const uri = await server.open('a.wf', written('./mail.ts'));
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    server.store('mail.ts');
    await server.save(uri);
    expect(await found(uri)).toEqual([]);
    expect(await found(uriOf('b.wf'))).toEqual([]);
    server.remove('mail.ts');
    await server.save(uri);
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    const sent = server.published(uri).length;
    await server.save(uri);
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    expect(server.published(uri)).toHaveLength(sent);
  });

  it.each(['untitled:a.wf', 'vscode-vfs://github/a.wf'])('are not looked for from %s', async (name) => {
    await start();
    expect(await found(await server.open(name, written('./mail.ts')))).toEqual([]);
  });

  it('are not spoken of where the path is one of Windows, or of a program that is none', async () => {
    await start();
    const uri = await server.open('a.wf', written(String.raw`.\\mail.ts`));
    expect(await found(uri)).toEqual([]);
    await server.change(uri, written('C:/mail.ts'));
    expect(await found(uri)).toEqual([]);
    await server.change(uri, written('./mail.py'));
    expect(await found(uri)).toEqual([expect.stringMatching(/^unsupported-module/)]);
  });

  it('can be ignored, and a comment that is not needed any more is told', async () => {
    await start();
    const uri = await server.open('a.wf', `// wf-ignore missing-module: not built yet\n${written('./mail.ts')}`);
    expect(await found(uri)).toEqual([]);
    expect(server.published(uri)).toEqual([[]]);
    await server.onDisk({ 'mail.ts': '' });
    expect(await found(uri)).toEqual([expect.stringMatching(/^unused-suppression/)]);
  });

  it('keep nobody waiting while the disk is slow', async () => {
    const fileSystem = emptyDisk();
    const [asked, answered] = [new Deferred(), new Deferred()];
    const stat = fileSystem.stat.bind(fileSystem);
    fileSystem.stat = async (uri) => {
      if (!uri.path.includes('/slow')) return stat(uri);
      asked.resolve();
      await answered.promise;
      return stat(uri);
    };
    await start({}, { fileSystem });
    const first = server.nextFindings(uriOf('a.wf'), (codes) => codes.includes('unresolved-import'));
    const text = `import { x } from "./a.wf"\n${written('./slow/mail.ts')}`;
    const uri = await server.open('a.wf', text);
    await first;
    await asked.promise;
    const position = { line: 2, character: 0 };
    expect(
      await server.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position }),
    ).not.toBeNull();
    const next = server.nextFindings(uri, (codes) => codes.includes('syntax-error'));
    await server.change(uri, `${text}tool (\n`);
    await next;
    answered.resolve();
    await server.change(uri, written('./slow/mail.ts'));
    expect(await found(uri)).toEqual([missing('./slow/mail.ts')]);
  });

  it('are told as soon as they are known, though runs are still explored', async () => {
    await start();
    const uri = await server.open('a.wf', written('./mail.ts'));
    expect(await found(uri)).toEqual([missing('./mail.ts')]);
    const { begun, release } = holdExplorations(server.services);
    const first = server.nextFindings(uri, () => true);
    await server.change(uri, written('./mail.ts') + openEnd);
    expect((await first).map(({ code }) => code)).toContain('missing-module');
    await begun;
    release();
    await server.idle();
  });
});

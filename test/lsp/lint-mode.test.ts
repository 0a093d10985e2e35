import { Deferred, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import { afterEach, describe, expect, it } from 'vitest';
import { startServerUnderTest, uriOf, type ServerUnderTest } from './server-under-test.ts';
import { clean, openEnd, withoutExit } from './texts.ts';

describe('wf.lint.run', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());

  const start = async (run: string): Promise<void> => {
    server = await startServerUnderTest({ lint: { run } });
  };
  const hasMissingExit = (codes: readonly unknown[]): boolean => codes.includes('missing-exit');
  const shown = (uri: string): readonly unknown[] => (server.published(uri).at(-1) ?? []).map(({ code }) => code);

  it('onSave: nothing before saving, everything after', async () => {
    await start('onSave');
    const uri = await server.open('a.wf', openEnd);
    await server.change(uri, openEnd.replace('openai/', 'nobody/'));
    await server.idle();
    expect(server.published(uri).flat()).toEqual([]);
    const all = server.nextFindings(uri, hasMissingExit);
    await server.save(uri);
    expect((await all).map(({ code }) => code)).toContain('unknown-provider');
  });

  it('onSave: the first key stroke after saving takes the findings back', async () => {
    await start('onSave');
    const uri = await server.open('a.wf', withoutExit);
    const found = server.nextFindings(uri, hasMissingExit);
    await server.save(uri);
    await found;
    const cleared = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.change(uri, `${withoutExit}\n`);
    await cleared;
    await server.idle();
    expect(shown(uri)).toEqual([]);
  });

  it('off: nothing, whatever happens', async () => {
    await start('off');
    const uri = await server.open('a.wf', withoutExit);
    await server.change(uri, `${withoutExit}\n`);
    await server.save(uri);
    await server.idle();
    expect(server.published(uri).flat()).toEqual([]);
  });

  it('can be changed while the server runs', async () => {
    await start('onType');
    const uri = await server.open('a.wf', withoutExit);
    await server.nextFindings(uri, hasMissingExit);

    const cleared = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.configure({ lint: { run: 'off' } });
    await cleared;

    const again = server.nextFindings(uri, hasMissingExit);
    await server.configure({ lint: { run: 'onType' } });
    await again;

    const clearedAgain = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.configure({ lint: { run: 'onSave' } });
    await clearedAgain;
    const saved = server.nextFindings(uri, hasMissingExit);
    await server.save(uri);
    await saved;
  });

  it('onSave: other files keep theirs while one is edited', async () => {
    await start('onSave');
    const wrong = await server.open('wrong.wf', withoutExit);
    const found = server.nextFindings(wrong, hasMissingExit);
    await server.save(wrong);
    await found;
    const other = await server.open('other.wf', clean);
    await server.change(other, withoutExit);
    await server.idle();
    expect(shown(wrong)).toContain('missing-exit');
    expect(shown(other)).toEqual([]);
  });

  it('says nothing of a file that is opened before the setting is known: it has not been checked', async () => {
    const [opened, asked] = [new Deferred<undefined>(), new Deferred<undefined>()];
    const fileSystem = new VirtualFileSystemProvider();
    fileSystem.insert(URI.parse(uriOf('a.wf')), withoutExit);
    const list = fileSystem.readDirectory.bind(fileSystem);
    fileSystem.readDirectory = (uri) => opened.promise.then(() => list(uri));
    server = await startServerUnderTest({}, {}, { fileSystem, answers: asked.promise });
    const { TextDocuments, WorkspaceLock, WorkspaceManager } = server.services.shared.workspace;
    TextDocuments.onDidOpen(() => {
      opened.resolve(undefined);
    });
    const uri = await server.open('a.wf', withoutExit);
    await WorkspaceManager.ready;
    await WorkspaceLock.read(() => undefined);
    await server.connection.sendRequest('test/unknown').catch(() => undefined);
    expect(server.published(uri)).toEqual([]);

    asked.resolve(undefined);
    await server.nextFindings(uri, hasMissingExit);
    expect(server.published(uri)[0]).not.toEqual([]);
  });

  it('anything else than the three words means onType', async () => {
    await start('sometimes');
    const uri = await server.open('a.wf', withoutExit);
    expect(await server.nextFindings(uri, hasMissingExit)).not.toEqual([]);
  });
});

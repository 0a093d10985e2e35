import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
  MessageType,
  LogMessageNotification,
} from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { knownTools } from './known-tools.ts';

const count = 200;
const numbers = Array.from({ length: count }, (_, index) => index);
const importing = (name: string): string => `import { ${name} } from "./lib.wf"\n`;
const filesWith = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(numbers.map((index) => [`src/f${String(index)}.wf`, importing(name)]));

describe('files that git changes', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({}, { 'src/lib.wf': 'tool before()\n', ...filesWith('before') });
    await server.idle();
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  /** The codes of what is found last, of all files together. */
  const codes = (folder: string): readonly unknown[] => [
    ...new Set(
      numbers.flatMap((index) =>
        (server.published(uriOf(`${folder}/f${String(index)}.wf`)).at(-1) ?? []).map(({ code }) => code),
      ),
    ),
  ];

  it('are read again, hundreds at once or one after the other', async () => {
    await server.onDisk({ 'src/lib.wf': 'tool after()\n', ...filesWith('after') });
    expect(await knownTools(server)).toEqual([`after ${uriOf('src/lib.wf')}`]);
    expect(codes('src')).toEqual([]);
    await server.onDisk({ 'src/lib.wf': 'tool before()\n' });
    await server.idle();
    expect(codes('src')).not.toEqual([]);
    for (const [name, text] of Object.entries(filesWith('before'))) await server.onDisk({ [name]: text });
    await server.idle();
    expect(codes('src')).toEqual([]);
  });

  it.each<[string, FileChangeType[]]>([
    ['deleted and made again', [FileChangeType.Deleted, FileChangeType.Created]],
    ['made, deleted and made again', [FileChangeType.Created, FileChangeType.Deleted, FileChangeType.Changed]],
  ])('are as they are on disk when they are %s', async (_name, types) => {
    const uri = uriOf('src/lib.wf');
    const changes = types.map((type) => ({ uri, type }));
    await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    expect(await knownTools(server)).toEqual([`before ${uri}`]);
    expect(codes('src')).toEqual([]);
  });

  it('go with a folder of which alone the editor tells', async () => {
    await server.onDisk({ 'src/lib.wf': 'tool after()\n' });
    await server.idle();
    expect(codes('src')).toEqual(['unresolved-reference']);
    await server.onDisk({ src: undefined });
    expect(await knownTools(server)).toEqual([]);
    expect(codes('src')).toEqual([]);
    const moved = { 'lib.wf': 'tool before()\n', ...filesWith('before') };
    await server.onDisk(Object.fromEntries(Object.entries(moved).map(([name, text]) => [`new/${name}`, text])));
    expect(await knownTools(server)).toEqual([`before ${uriOf('new/lib.wf')}`]);
    expect(codes('new')).toEqual([]);
  });

  it('stay in the editor where they are open', async () => {
    const uri = await server.open('src/lib.wf', 'tool before()\ntool unsaved()\n');
    await server.onDisk({ src: undefined });
    expect(await knownTools(server)).toEqual([`before ${uri}`, `unsaved ${uri}`]);
    await server.close(uri);
    expect(await knownTools(server)).toEqual([]);
  });

  it('are nothing of ours: no file is checked again for them', async () => {
    const update = vi.spyOn(server.services.shared.workspace.DocumentBuilder, 'update');
    await server.onDisk({ 'node_modules/a/index.js': 'export {}' });
    await server.onDisk({ 'node_modules/a': undefined, 'README.md': undefined });
    await server.idle();
    expect(update.mock.calls.flatMap(([, deleted]) => deleted)).toEqual([]);
  });

  it.each([
    ['deletes', DidDeleteFilesNotification.method, { files: [{ uri: uriOf('src') }] }],
    ['renames', DidRenameFilesNotification.method, { files: [{ oldUri: uriOf('src'), newUri: uriOf('lib') }] }],
  ])('and what the editor %s is told of when it cannot be taken up', async (_name, method, params) => {
    const logged: unknown[] = [];
    server.connection.onNotification(LogMessageNotification.type, (message) => {
      logged.push(message);
    });
    vi.spyOn(server.services.shared.workspace.DocumentBuilder, 'update').mockRejectedValueOnce(new Error('broken'));
    await server.connection.sendNotification(method, params);
    await server.idle();
    const message = expect.stringContaining('broken') as string;
    expect(logged).toEqual([expect.objectContaining({ type: MessageType.Error, message })]);
  });
});

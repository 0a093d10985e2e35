import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { URI } from 'langium';
import { CodeActionRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { DiskFiles } from '../../../server/src/lsp/files/disk-files.ts';
import { atCursor, startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { withoutExit } from '../texts.ts';
import { knownTools } from './known-tools.ts';

describe('documents that lie on no disk', () => {
  let folder: string;
  let server: ServerUnderTest;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'toolpath-'));
    await writeFile(join(folder, 'same.wf'), 'tool stored()\n');
    server = await startServerUnderTest(
      {},
      {},
      { fileSystem: new DiskFiles(), parameters: { workspaceFolders: [{ uri: 'vscode-vfs://github/a', name: 'a' }] } },
    );
  });
  afterEach(async () => {
    await server.dispose();
    await rm(folder, { recursive: true });
  });

  const schemes = ['untitled:', 'vscode-vfs://github'];

  it.each(schemes)('get answers, and are forgotten when they are closed: %s', async (scheme) => {
    const { text, position } = atCursor(withoutExit.replace('start -> search', 'start -> sea<|>rch'));
    const uri = await server.open(`${scheme}${URI.file(folder).path}/same.wf`, text);
    await server.idle();
    expect(server.published(uri).at(-1)).toEqual([expect.objectContaining({ code: 'missing-exit' })]);
    const at = { textDocument: { uri }, position };
    expect(await server.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    expect(await knownTools(server, 'search')).toEqual([`search ${uri}`]);
    await server.close(uri);
    expect(await knownTools(server)).toEqual([]);
    expect(server.published(uri).at(-1)).toEqual([]);
  });

  it.each(['untitled:Untitled-1', 'untitled:notes.txt'])('have fixes, whatever their name: %s', async (name) => {
    const uri = await server.open(name, withoutExit);
    await server.idle();
    const diagnostics = [...(server.published(uri).at(-1) ?? [])];
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: { uri }, range, context: { diagnostics } };
    const actions = await server.connection.sendRequest(CodeActionRequest.type, params);
    expect(actions?.map(({ title }) => title)).toContain('Add `-> exit` after `mail` or `report`');
  });

  it.each(schemes)('do not import what lies on disk under their path: %s', async (scheme) => {
    const uri = await server.open(`${scheme}${URI.file(folder).path}/main.wf`, 'import { stored } from "./same.wf"\n');
    await server.idle();
    expect(server.published(uri).at(-1)).toEqual([expect.objectContaining({ code: 'unresolved-import' })]);
  });
});

describe('the files on disk', () => {
  const files = new DiskFiles();
  const here = import.meta.filename;
  const elsewhere = URI.file(here).with({ scheme: 'vscode-vfs', authority: 'github' });

  it('hold what is on disk', async () => {
    const uri = URI.file(here);
    expect([await files.exists(uri), files.existsSync(uri)]).toEqual([true, true]);
    expect([(await files.stat(uri)).isFile, files.statSync(uri).isFile]).toEqual([true, true]);
    expect(await files.readFile(uri)).toBe(files.readFileSync(uri));
    expect(await files.readBinary(uri)).toEqual(files.readBinarySync(uri));
    const folder = URI.file(import.meta.dirname);
    expect(await files.readDirectory(folder)).toEqual(files.readDirectorySync(folder));
    expect(files.readDirectorySync(folder).map((entry) => entry.uri.fsPath)).toContain(here);
  });

  it('hold nothing of another place, whatever its path', async () => {
    expect([await files.exists(elsewhere), files.existsSync(elsewhere)]).toEqual([false, false]);
    const parent = URI.file(import.meta.dirname).with({ scheme: 'untitled' });
    expect([await files.readDirectory(parent), files.readDirectorySync(parent)]).toEqual([[], []]);
    await expect(files.stat(elsewhere)).rejects.toThrow(/is not a file on disk/);
    await expect(files.readFile(elsewhere)).rejects.toThrow(/is not a file on disk/);
    await expect(files.readBinary(elsewhere)).rejects.toThrow(/is not a file on disk/);
    expect(() => files.statSync(elsewhere)).toThrow(/is not a file on disk/);
    expect(() => files.readFileSync(elsewhere)).toThrow(/is not a file on disk/);
    expect(() => files.readBinarySync(elsewhere)).toThrow(/is not a file on disk/);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CompletionRequest,
  DefinitionRequest,
  ErrorCodes,
  ExitNotification,
  HoverRequest,
  ShutdownRequest,
  WorkspaceSymbolRequest,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { clean, withoutExit } from '../texts.ts';

describe('a client', () => {
  const failed = vi.fn();
  let server: ServerUnderTest;
  beforeEach(() => {
    failed.mockReset();
    vi.spyOn(console, 'error').mockImplementation(failed);
    process.on('unhandledRejection', failed);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    process.off('unhandledRejection', failed);
    await server.dispose();
    expect(failed.mock.calls).toEqual([]);
  });

  const shows = (codes: readonly unknown[]): boolean => codes.includes('missing-exit');

  it('of which nothing is known gets findings, answers and nothing that it cannot take', async () => {
    server = await startServerUnderTest({}, {}, { refuses: true, parameters: { capabilities: {} } });
    const { text, position } = atCursor(withoutExit.replace('start -> search', 'start -> sea<|>rch'));
    const uri = await server.open('a.wf', text);
    await server.nextFindings(uri, shows);
    const at = { textDocument: { uri }, position };
    const completion = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
    const [item] = completion.items.filter(({ label }) => label === 'search');
    expect(item).toMatchObject({ textEdit: { newText: expect.not.stringContaining('$') as string } });
    expect(item).not.toHaveProperty('labelDetails');
    expect(item?.documentation).toBeDefined();
    expect(await server.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    expect(await server.connection.sendRequest(DefinitionRequest.type, at)).not.toBeNull();
    expect(server.registrations).toEqual([]);
  });

  it('that fails whenever the server asks it something gets findings all the same', async () => {
    server = await startServerUnderTest({}, {}, { refuses: true });
    const uri = await server.open('a.wf', withoutExit);
    await server.nextFindings(uri, shows);
  });

  it('that cannot be asked for settings tells them', async () => {
    server = await startServerUnderTest({}, {}, { refuses: true, parameters: { capabilities: {} } });
    const uri = await server.open('a.wf', withoutExit);
    await server.nextFindings(uri, shows);
    const found = server.nextFindings(uri, (codes) => !shows(codes));
    await server.configure({ diagnostics: { 'missing-exit': 'off' } });
    expect(await found).not.toContainEqual(expect.objectContaining({ code: 'missing-exit' }));
  });

  it.each([
    ['rootUri', { workspaceFolders: null, rootUri: 'file:///workspace' }],
    ['rootPath', { workspaceFolders: null, rootUri: null, rootPath: '/workspace' }],
  ])('that knows one folder only, by its %s, has its files read', async (_name, parameters) => {
    server = await startServerUnderTest(
      {},
      { 'lib.wf': 'tool lookup()\n' },
      { parameters: { capabilities: {}, ...parameters }, refuses: true },
    );
    const found = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'lookup' });
    expect((found ?? []).map(({ location }) => location.uri)).toEqual([uriOf('lib.wf')]);
  });

  it.each([[['utf-8', 'utf-16']], [['utf-16']], [['utf-8']]])(
    'that counts in %s is told places in UTF-16',
    async (positionEncodings) => {
      server = await startServerUnderTest(
        {},
        {},
        { parameters: { capabilities: { general: { positionEncodings } } }, refuses: true },
      );
      expect(server.capabilities.positionEncoding ?? 'utf-16').toBe('utf-16');
      const { text, position } = atCursor('/** 💥é */ tool lo<|>okup()\n');
      const uri = await server.open('a.wf', text);
      const hover = await server.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
      const start = text.indexOf('lookup');
      expect(hover?.range).toEqual({
        start: { line: 0, character: start },
        end: { line: 0, character: start + 6 },
      });
    },
  );

  it('that opens a folder with a file that may not be read gets answers about the others', async () => {
    const files = { 'lib.wf': 'tool lookup()\n', 'locked.wf': 'tool secret()\n' };
    server = await startServerUnderTest({}, files, { forbidden: 'locked.wf' });
    const found = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
    expect((found ?? []).map(({ name }) => name)).toEqual(['lookup']);
  });

  it('is told of an import that may not be read, and gets the findings of the others', async () => {
    const files = { 'locked.wf': clean, 'a.wf': 'import { search } from "./locked.wf"\n', 'b.wf': withoutExit };
    server = await startServerUnderTest({}, files, { forbidden: 'locked.wf' });
    await server.idle();
    expect(server.published(uriOf('a.wf')).at(-1)).toMatchObject([{ code: 'unresolved-import' }]);
    expect(server.published(uriOf('b.wf')).at(-1)).toMatchObject([{ code: 'missing-exit' }]);
  });

  it('gets answers and findings of the others when a file that was open cannot be read any more', async () => {
    const client = { forbidden: 'none.wf' };
    const files = { 'locked.wf': withoutExit };
    server = await startServerUnderTest({}, files, client);
    const locked = await server.open('locked.wf', withoutExit);
    const user = await server.open('b.wf', 'import { search } from "./locked.wf"\n');
    await server.idle();
    client.forbidden = 'locked.wf';
    await server.close(locked);
    await server.idle();
    expect(server.published(locked).at(-1)).toEqual([]);
    expect(server.published(user).at(-1)).toMatchObject([{ code: 'unresolved-import' }]);
    const other = await server.open('c.wf', withoutExit);
    await server.idle();
    expect(server.published(other).at(-1)).toMatchObject([{ code: 'missing-exit' }]);
    client.forbidden = 'none.wf';
    await server.onDisk({ 'locked.wf': withoutExit });
    await server.idle();
    expect(server.published(locked).at(-1)).toMatchObject([{ code: 'missing-exit' }]);
  });

  it('that asks what nobody knows is told so, and goes on', async () => {
    server = await startServerUnderTest();
    await expect(server.connection.sendRequest('textDocument/juggle', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
    await server.connection.sendNotification('$/juggle', {});
    await server.connection.sendNotification('juggle', {});
    await server.nextFindings(await server.open('a.wf', withoutExit), shows);
  });

  it('ends the server by shutdown, then exit', async () => {
    server = await startServerUnderTest();
    await server.idle();
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    await server.connection.sendRequest(ShutdownRequest.type);
    await server.connection.sendNotification(ExitNotification.type);
    await vi.waitFor(() => {
      expect(exit).toHaveBeenCalledWith(0);
    });
  });
});

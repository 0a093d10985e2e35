import { afterEach, describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DidChangeWorkspaceFoldersNotification,
  type Location,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, type ClientUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { withoutExit } from '../texts.ts';
import { knownTools } from './known-tools.ts';

const first = { uri: 'file:///first', name: 'first' };
const second = { uri: 'file:///second', name: 'second' };
const files = {
  'file:///first/lib.wf': 'tool one()\n',
  'file:///second/lib.wf': 'tool two()\n',
  'file:///second/deep/more.wf': 'tool three()\n',
};
const [one, two, three] = [
  'one file:///first/lib.wf',
  'two file:///second/lib.wf',
  'three file:///second/deep/more.wf',
];

describe('workspace folders', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());

  const clientWith = (...workspaceFolders: WorkspaceFolder[]): ClientUnderTest => ({
    workspace: { workspaceFolders: true },
    parameters: { workspaceFolders },
  });
  const change = (added: WorkspaceFolder[], removed: WorkspaceFolder[]): Promise<void> =>
    server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added, removed } });
  const rated = (uri: string): unknown =>
    (server.published(uri).at(-1) ?? []).find(({ code }) => code === 'missing-exit')?.severity;

  it('are announced to be followed', async () => {
    server = await startServerUnderTest({}, files, clientWith(first));
    expect(server.capabilities.workspace?.workspaceFolders).toEqual({ supported: true, changeNotifications: true });
    await server.idle();
  });

  it('are read when they are added and forgotten when they are removed', async () => {
    server = await startServerUnderTest({}, files, clientWith(first));
    expect(await knownTools(server)).toEqual([one]);
    await change([second], []);
    expect(await knownTools(server)).toEqual([one, three, two]);
    await change([], [first]);
    expect(await knownTools(server)).toEqual([three, two]);
  });

  it('that come and go at once are as they were told last', async () => {
    server = await startServerUnderTest({}, files, clientWith(first));
    const told = [change([second], []), change([], [second]), change([], [first]), change([first], [])];
    await Promise.all(told);
    expect(await knownTools(server)).toEqual([one]);
  });

  it('that are removed keep what another folder holds, and what is open', async () => {
    const deep = { uri: 'file:///second/deep', name: 'deep' };
    server = await startServerUnderTest({}, files, clientWith(second, deep));
    await server.open('file:///second/lib.wf', 'tool two()\ntool unsaved()\n');
    await change([], [second]);
    expect(await knownTools(server)).toEqual([three, two, 'unsaved file:///second/lib.wf'].toSorted());
    await server.close('file:///second/lib.wf');
    expect(await knownTools(server)).toContain(two);
  });

  it('that are removed leave what a file of another folder imports', async () => {
    const { text, position } = atCursor('import { tw<|>o } from "../second/lib.wf"\n');
    server = await startServerUnderTest({}, { ...files, 'file:///first/main.wf': text }, clientWith(first, second));
    const uri = await server.open('file:///first/main.wf', text);
    await change([], [second]);
    await server.idle();
    const at = { textDocument: { uri }, position };
    const found = (await server.connection.sendRequest(DefinitionRequest.type, at)) as Location[];
    expect(found).toEqual([expect.objectContaining({ targetUri: 'file:///second/lib.wf' })]);
    expect(server.published(uri).at(-1)).toEqual([]);
  });

  it('keep files of the same name apart, and have settings of their own', async () => {
    const rating = new Map([
      [first.uri, 'hint'],
      [second.uri, 'error'],
    ]);
    server = await startServerUnderTest(
      (scope?: string) => ({ diagnostics: { 'missing-exit': rating.get(scope ?? '') ?? 'off' } }),
      files,
      clientWith(first),
    );
    const uris = await Promise.all([first, second].map(({ uri }) => server.open(`${uri}/same.wf`, withoutExit)));
    await server.idle();
    expect(uris.map(rated)).toEqual([4, undefined]);
    const shown = server.nextFindings(`${second.uri}/same.wf`, (codes) => codes.includes('missing-exit'));
    await change([second], []);
    await shown;
    await server.idle();
    expect(uris.map(rated)).toEqual([4, 1]);
  });
});

import { Deferred, DocumentState, URI } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CompletionRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const others = Array.from({ length: 60 }, (_, index) => `other${String(index)}.wf`);
const importing = 'import { helper } from "./lib.wf"\nworkflow w() {\n  start -> helper -> exit\n}\n';
const files = {
  ...Object.fromEntries(others.map((name) => [name, `${importing}\ntool ${name.replace('.wf', '')}()\n`])),
  'lib.wf': '/** Helps. */\ntool helper()\n',
};
const main = atCursor(importing.replace('-> helper', '-> hel<|>per').replace('-> exit', '-> missing'));
/** Files whose reading may have begun before the server has the bytes of a request. */
const begun = 2;

describe('while a workspace is read', () => {
  let server: ServerUnderTest;
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const count = (fits: (state: DocumentState) => boolean): number =>
    others.filter((name) => {
      const document = server.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf(name)));
      return document !== undefined && fits(document.state);
    }).length;
  const read = (): number => count((state) => state >= DocumentState.Parsed);
  const at = (): { textDocument: { uri: string }; position: typeof main.position } => ({
    textDocument: { uri: uriOf('main.wf') },
    position: main.position,
  });

  it('a request about the file in front is answered before the next file', async () => {
    server = await startServerUnderTest({}, files);
    const found = server.nextFindings(uriOf('main.wf'), () => true);
    await server.open('main.wf', main.text);
    await found;
    for (const request of [HoverRequest.type, CompletionRequest.type, HoverRequest.type]) {
      const before = read();
      expect(JSON.stringify(await server.connection.sendRequest(request.method, at()))).toContain('elp');
      expect(read() - before).toBeLessThanOrEqual(begun);
    }
    const before = read();
    const all = [HoverRequest.type, CompletionRequest.type, HoverRequest.type, CompletionRequest.type];
    await Promise.all(all.map((request) => server.connection.sendRequest(request.method, at())));
    expect(read() - before).toBeLessThanOrEqual(begun);
    expect(read()).toBeLessThan(others.length);
  });

  it('a key is answered and checked before the next file, also where all are read and none is linked', async () => {
    server = await startServerUnderTest({}, files);
    const { DocumentBuilder } = server.services.shared.workspace;
    const [allRead, typed] = [new Deferred(), new Deferred()];
    const waiting = DocumentBuilder.onBuildPhase(DocumentState.Parsed, async () => {
      if (read() < others.length) return;
      waiting.dispose();
      allRead.resolve();
      await typed.promise;
    });
    const uri = await server.open('main.wf', main.text);
    await allRead.promise;
    const found = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.change(uri, main.text.replace('missing', 'exit'));
    const hover = server.connection.sendRequest(HoverRequest.type, at());
    await server.connection.sendRequest('test/unknown').catch(() => undefined);
    typed.resolve();
    expect(JSON.stringify(await hover)).toContain('Helps.');
    await found;
    expect(count((state) => state >= DocumentState.Linked)).toBeLessThanOrEqual(begun);
  });

  it('completion says that there is more to come, and what concerns all files waits for them', async () => {
    server = await startServerUnderTest({}, files);
    const found = server.nextFindings(uriOf('main.wf'), () => true);
    const uri = await server.open('main.wf', main.text);
    await found;
    const { connection } = server;
    const whole = Promise.all([
      connection.sendRequest(ReferencesRequest.type, { ...at(), context: { includeDeclaration: false } }),
      connection.sendRequest(RenameRequest.type, { ...at(), newName: 'assist' }),
      connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'other' }),
    ]);
    const early = (await connection.sendRequest(CompletionRequest.type, at())) as CompletionList;
    expect(early.isIncomplete).toBe(true);
    const [references, rename, symbols] = await whole;
    const named = new Set(references?.map((one) => one.uri));
    expect(named).toEqual(new Set([uri, ...others.map(uriOf)]));
    expect(new Set(Object.keys(rename?.changes ?? {}))).toEqual(new Set([uri, uriOf('lib.wf'), ...others.map(uriOf)]));
    expect(symbols).toHaveLength(others.length);
    const late = (await connection.sendRequest(CompletionRequest.type, at())) as CompletionList;
    expect(late.isIncomplete).toBe(false);
  });
});

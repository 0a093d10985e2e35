import { Deferred, DocumentState, URI } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CompletionRequest,
  HoverRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import type { Pause } from '../../../server/src/lsp/idle-time.ts';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const others = Array.from({ length: 20 }, (_, index) => `other${String(index)}.wf`);
const importing = 'import { helper } from "./lib.wf"\nworkflow w() {\n  start -> helper -> exit\n}\n';
const files = {
  ...Object.fromEntries(others.map((name) => [name, importing])),
  'lib.wf': '/** Helps. */\ntool helper()\n',
};
const main = atCursor(importing.replace('-> helper', '-> hel<|>per').replace('-> exit', '-> missing'));
const at = { textDocument: { uri: uriOf('main.wf') }, position: main.position };

/** A pause that does not end by itself. */
const endless: Pause = (over) =>
  new Promise((resolve) => {
    over.onCancellationRequested(() => {
      resolve();
    });
  });

describe('while an editor asks one thing after another', () => {
  let server: ServerUnderTest;
  afterEach(async () => {
    await server.dispose();
  });

  const read = (): number =>
    others.filter((name) => {
      const document = server.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf(name)));
      return document !== undefined && document.state >= DocumentState.Parsed;
    }).length;

  /** Opens a file; settled with its first findings, when a pause has begun. */
  const openMain = async (pause: Pause): Promise<void> => {
    server = await startServerUnderTest({}, files);
    const begun = new Deferred();
    const found = server.nextFindings(uriOf('main.wf'), () => true);
    server.services.shared.workspace.IdleTime.use((over) => {
      begun.resolve();
      return pause(over);
    });
    await server.open('main.wf', main.text);
    await Promise.all([found, begun.promise]);
  };

  it('no other file is read, and a key does not wait for the end of the pause', async () => {
    await openMain(endless);
    const before = read();
    expect(before).toBeLessThan(others.length);
    for (const request of [HoverRequest.type, CompletionRequest.type]) {
      expect(JSON.stringify(await server.connection.sendRequest(request.method, at))).toContain('elp');
    }
    const found = server.nextFindings(uriOf('main.wf'), (codes) => codes.length === 0);
    await server.change(uriOf('main.wf'), main.text.replace('missing', 'exit'));
    await found;
    expect(read()).toBe(before);
  });

  it('who asks for what concerns all files has them read at once', async () => {
    await openMain(endless);
    const [references, symbols] = await Promise.all([
      server.connection.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration: false } }),
      server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'w' }),
    ]);
    expect(new Set(references?.map(({ uri }) => uri))).toEqual(new Set([uriOf('main.wf'), ...others.map(uriOf)]));
    expect(symbols).toHaveLength(others.length + 1);
  });

  it('all files are read, though it never stops', async () => {
    await openMain(() => {
      server.services.shared.workspace.IdleTime.noteRequest();
      return Promise.resolve();
    });
    const { DocumentBuilder } = server.services.shared.workspace;
    const all = new Deferred();
    DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
      if (read() === others.length) all.resolve();
    });
    await all.promise;
    await server.idle();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeLensRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { Deferred } from 'langium';
import { holdExplorations, type HeldExplorations } from './held-explorations.ts';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { twoFindings } from './texts.ts';

/** What was published for a file, as codes. */
const codesOf = (server: ServerUnderTest, uri: string): readonly unknown[] =>
  server
    .published(uri)
    .flat()
    .map(({ code }) => code);

describe('while an exploration runs', () => {
  let server: ServerUnderTest;
  let held: HeldExplorations;
  beforeEach(async () => {
    server = await startServerUnderTest();
    held = holdExplorations(server.services);
  });
  afterEach(() => server.dispose());

  it('a completion and a hover are answered before it ends', async () => {
    const { text, position } = atCursor(twoFindings.replace('start -> search', 'start -> <|>search'));
    const uri = await server.open('a.wf', text);
    await held.begun;
    const at = { textDocument: { uri }, position };
    const completion = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
    expect(completion.items.map(({ label }) => label)).toContain('mail');
    expect(await server.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    expect(codesOf(server, uri)).toEqual(['unknown-provider']);
    const found = server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
    held.release();
    expect((await found).map(({ code }) => code)).toContain('unknown-provider');
  });

  it('answers speak of the text as it stands, though an older one is still being explored', async () => {
    const uri = await server.open('a.wf', twoFindings);
    await held.begun;
    for (const lines of [1, 2, 3]) {
      await server.change(uri, '\n'.repeat(lines) + twoFindings);
      const lenses = await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
      const workflow = twoFindings.split('\n').findIndex((line) => line.startsWith('workflow'));
      expect(Math.max(...(lenses ?? []).map(({ range }) => range.start.line))).toBe(workflow + lines);
    }
  });

  it('a file that comes to be is checked before it ends', async () => {
    const uri = await server.open('a.wf', twoFindings);
    await held.begun;
    const other = await server.open('b.wf', twoFindings);
    await server.nextFindings(other, (codes) => codes.includes('unknown-provider'));
    expect(codesOf(server, uri)).not.toContain('missing-exit');
    const both = [uri, other].map((file) => server.nextFindings(file, (codes) => codes.includes('missing-exit')));
    held.release();
    await Promise.all(both);
  });
});

describe('an edit that waits for its turn', () => {
  it('keeps answers about the text before away, though that text is explored meanwhile', async () => {
    const server = await startServerUnderTest();
    const uri = await server.open('a.wf', 'tool before()\n');
    await server.idle();
    const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = server.services.shared.workspace;
    const [taken, built] = [new Deferred(), new Deferred()];
    const writing = WorkspaceLock.write(async () => {
      await taken.promise;
      await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: { categories: ['slow'] } });
      await built.promise;
    });
    await server.change(uri, 'tool after()\n');
    const asked = server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    // Answered after all that was sent before is taken up.
    await server.connection.sendRequest('test/unknown').catch(() => undefined);
    taken.resolve();
    await server.connection.sendRequest('test/unknown').catch(() => undefined);
    built.resolve();
    await writing;
    expect((await asked)?.map(({ name }) => name)).toEqual(['after']);
    await server.dispose();
  });
});

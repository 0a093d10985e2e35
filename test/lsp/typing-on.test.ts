import { DocumentState } from 'langium';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  LSPErrorCodes,
  type CodeAction,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { able } from './code-actions/editor.ts';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from './server-under-test.ts';
import { clean } from './texts.ts';

const misspelt = clean.replace('mail |', 'mial |');

describe('who does not wait for an answer', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    const completion = { completionItem: { resolveSupport: { properties: ['documentation', 'additionalTextEdits'] } } };
    server = await startServerUnderTest(
      {},
      { 'lib.wf': 'tool lookup()\ntool other()\n' },
      { workspace: able, textDocument: { completion } },
    );
  });
  afterEach(() => server.dispose());

  it('gets actions for the text that they were made for, by its version', async () => {
    const uri = await server.open('a.wf', misspelt);
    await server.idle();
    const diagnostics = [...(server.published(uri).at(-1) ?? [])];
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: { uri }, range, context: { diagnostics, only: ['quickfix'] } };
    const asked = server.connection.sendRequest(CodeActionRequest.type, params);
    await server.change(uri, `\n\n\n${misspelt}`);
    const actions = (await asked) as CodeAction[];
    const [first] = actions.filter(({ title }) => title.includes('`mail`'));
    const [change] = first?.edit?.documentChanges ?? [];
    const line = misspelt.split('\n').findIndex((one) => one.includes('mial'));
    expect(change).toMatchObject({
      textDocument: { version: 1 },
      edits: [{ range: { start: { line } } }],
    });
  });

  it('gets an import for the text as it is when the offer is taken', async () => {
    const { text, position } = atCursor(
      '\n\n\n\nimport { other } from "./lib.wf"\nworkflow w() {\n  start -> look<|>\n}\n',
    );
    const uri = await server.open('a.wf', text);
    const offered = await server.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    const [item] = (offered as CompletionList).items.filter(({ label }) => label === 'lookup');
    await server.change(uri, text.trimStart());
    const taken = await server.connection.sendRequest(CompletionResolveRequest.type, item ?? { label: '' });
    const at = { line: 0, character: 'import { other'.length };
    expect(taken.additionalTextEdits).toMatchObject([{ range: { start: at } }]);
  });

  it('gets an answer about a file that is closed before it is read', async () => {
    // Nobody hears of a file that is read ahead of others.
    await server.idle();
    const { DocumentBuilder } = server.services.shared.workspace;
    const begun = new Promise<void>((begin) => {
      DocumentBuilder.onBuildPhase(DocumentState.Parsed, async ([document], token) => {
        if (document?.uri.scheme !== 'untitled') return;
        begin();
        // Reading goes no further before the file is closed.
        await new Promise<void>((resolve) => {
          token.onCancellationRequested(() => {
            resolve();
          });
        });
      });
    });
    const uri = await server.open('untitled:Untitled-1', clean);
    await begun;
    const at = { textDocument: { uri }, position: { line: 1, character: 6 } };
    const asked = server.connection.sendRequest(HoverRequest.type, at);
    // Answered after the request has been taken up.
    await server.connection.sendRequest('test/unknown').catch(() => undefined);
    await server.close(uri);
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('gets an answer about all files when one goes that no other needs', async () => {
    const { DocumentBuilder } = server.services.shared.workspace;
    const uri = await server.open('untitled:Untitled-1', clean);
    await server.idle();
    const asked = new Promise((resolve) => {
      DocumentBuilder.onUpdate(() => {
        resolve(DocumentBuilder.waitUntil(DocumentState.IndexedReferences));
      });
    });
    await server.close(uri);
    expect(await asked).toBeUndefined();
  });
});

it('a file with a finding is not checked again for an edit of a file that it does not import', async () => {
  const server = await startServerUnderTest();
  const broken = await server.open('broken.wf', `import { a } from "./gone.wf"\n${misspelt}`);
  const other = await server.open('other.wf', clean);
  await server.idle();
  const before = server.published(broken).length;
  await server.change(other, `\n${clean}`);
  await server.idle();
  expect(server.published(broken)).toHaveLength(before);
  const gone = await server.open('gone.wf', 'tool a()\n');
  await server.idle();
  expect(
    server
      .published(broken)
      .at(-1)
      ?.map(({ code }) => code),
  ).not.toContain('unresolved-import');
  expect(gone).toBe(uriOf('gone.wf'));
  await server.dispose();
});

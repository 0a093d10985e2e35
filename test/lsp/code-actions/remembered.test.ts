import { expect, it } from 'vitest';
import { Remembered } from '../../../server/src/lsp/code-actions/remembered.ts';
import { startServerUnderTest } from '../server-under-test.ts';
import { clean, withoutExit } from '../texts.ts';
import { URI } from 'langium';
import { CodeActionRequest, type CodeAction, type CodeActionParams } from 'vscode-languageserver-protocol/node';

it('an answer about a text holds until something changes; a rejection does not', async () => {
  const server = await startServerUnderTest();
  const { shared, Wf } = server.services;
  const uri = await server.open('a.wf', clean);
  await server.idle();
  const remembered = new Remembered<number>(Wf);
  let asked = 0;
  const ask = (question: string): Promise<number> => {
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document) throw new Error('a.wf is not open.');
    return remembered.get(document, question, () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('Cancelled.')) : Promise.resolve(asked);
    });
  };
  await expect(ask('one')).rejects.toThrow('Cancelled.');
  expect([await ask('one'), await ask('one'), await ask('other'), await ask('one')]).toEqual([2, 2, 3, 2]);
  await server.open('b.wf', clean);
  await server.idle();
  expect([await ask('one'), await ask('one')]).toEqual([4, 4]);
  await server.dispose();
});

it('the lamp tries the fixes of a text once, and again when another file changes', async () => {
  const server = await startServerUnderTest(
    {},
    {},
    {
      workspace: { workspaceEdit: { documentChanges: true } },
      textDocument: { codeAction: { isPreferredSupport: true } },
    },
  );
  const uri = await server.open('a.wf', withoutExit);
  await server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
  const diagnostics = server.published(uri).at(-1) ?? [];
  const { range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } } = diagnostics[0] ?? {};
  // Each trial parses a text in services of its own; the settings are asked for each.
  let trials = 0;
  const { FindingSettings } = server.services.shared.lint;
  const ratingsFor = FindingSettings.ratingsFor.bind(FindingSettings);
  FindingSettings.ratingsFor = (file) => {
    trials += 1;
    return ratingsFor(file);
  };
  const titles = async (): Promise<readonly string[]> => {
    const params: CodeActionParams = { textDocument: { uri }, range, context: { diagnostics: [...diagnostics] } };
    const actions = (await server.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    return (actions as readonly CodeAction[]).map(({ title }) => title);
  };
  const first = await titles();
  expect(first).toContain('Add `-> exit` after `mail` or `report`');
  const once = trials;
  expect(once).toBeGreaterThan(0);
  expect(await titles()).toEqual(first);
  expect(trials).toBe(once);
  await server.open('b.wf', clean);
  await server.idle();
  const before = trials;
  expect(await titles()).toEqual(first);
  expect(trials).toBeGreaterThan(before);
  await server.dispose();
});

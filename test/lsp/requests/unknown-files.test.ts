import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions, type Place } from '../fuzz/questions.ts';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const position = { line: 3, character: 2 };
const about = (uri: string): Place => ({
  uri,
  position,
  range: { start: position, end: position },
  findings: [],
  trigger: '.',
  newName: 'other',
  kinds: null,
  query: '',
});
const others = ['workspace', 'workspaceSymbolProvider', 'experimental'];
const ofDocuments = Object.entries(questions).flatMap(([name, question]) => (others.includes(name) ? [] : [question]));
const whole = ['semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'];

describe('a file that is neither open nor in the workspace', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest({}, { 'gone.wf': 'tool lookup()\n' });
    await server.onDisk({ 'gone.wf': undefined });
  });
  afterAll(async () => {
    await server.idle();
    await server.dispose();
  });

  const asked = ofDocuments.flatMap(({ ask }) => ask(about('')).map(({ method }) => method));
  it.each([...new Set(asked)])('has no answer to %s, which is no error', async (method) => {
    for (const name of ['never.wf', 'gone.wf', 'notes.txt', 'untitled:Untitled-1']) {
      const requests = ofDocuments.flatMap(({ ask }) => ask(about(uriOf(name))));
      for (const request of requests.filter((one) => one.method === method))
        expect(await server.connection.sendRequest(method, request.params)).toBeNull();
    }
  });

  it.each(whole)('has no colours: %s', async (kind) => {
    const { range } = about('');
    const params = { textDocument: { uri: uriOf('never.wf') }, range, previousResultId: '1' };
    expect(await server.connection.sendRequest(`textDocument/${kind}`, params)).toEqual({ data: [] });
  });

  it.each(['incomingCalls', 'outgoingCalls'])(
    'has no calls, though an earlier answer spoke of it: %s',
    async (kind) => {
      const { range } = about('');
      const item = { uri: uriOf('gone.wf'), name: 'lookup', kind: 12, range, selectionRange: range };
      expect(await server.connection.sendRequest(`callHierarchy/${kind}`, { item })).toBeNull();
    },
  );

  it('is answered about as soon as it is opened', async () => {
    const params = { textDocument: { uri: uriOf('late.wf') } };
    expect(await server.connection.sendRequest('textDocument/documentSymbol', params)).toBeNull();
    await server.open('late.wf', 'tool lookup()\n');
    expect(await server.connection.sendRequest('textDocument/documentSymbol', params)).toHaveLength(1);
  });
});

import { CompletionRequest, type CompletionList } from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atCursor, startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { ableClient } from './completing.ts';

const many = Array.from({ length: 150 }, (_, number) => `tool own${number}(q: string): string\n`).join('');
const others = Array.from({ length: 150 }, (_, number) => `tool other${number}()\n`).join('');
const workflow = (target: string): string => `workflow w {\n  start -> own7\n  own7 -> ${target}\n}\n`;

async function listAt(server: ServerUnderTest, marked: string): Promise<CompletionList> {
  const { text, position } = atCursor(marked);
  const uri = await server.open('here.wf', text);
  const params = { textDocument: { uri }, position };
  const list = (await server.connection.sendRequest(CompletionRequest.type, params)) as CompletionList;
  await server.close(uri);
  await server.idle();
  return list;
}

const labelsOf = ({ items }: CompletionList): readonly string[] => items.map(({ label }) => label);

describe('a list of offers', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest({}, { 'lib/others.wf': others });
  });
  afterAll(() => server.dispose());

  it('holds a hundred, the best of them, and says that there are more', async () => {
    const list = await listAt(server, many + workflow('<|>'));
    expect(list.isIncomplete).toBe(true);
    expect(list.items).toHaveLength(100);
    expect(labelsOf(list)).toContain('own0');
    expect(labelsOf(list).some((label) => label.startsWith('other'))).toBe(false);
  });

  it('holds no workflow that leads to the caller while there are others', async () => {
    const own = (name: string, target: string): string => `workflow ${name} {\n  start -> ${target}\n}\n`;
    const names = (name: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, n) => `${name}${n}`);
    const callers = names('caller', 110)
      .map((name) => own(name, 'called'))
      .join('');
    const others = names('fine', 120).map((name) => own(name, 'exit'));
    const list = await listAt(server, callers + own('called', '<|>') + others.join(''));
    expect(list.items).toHaveLength(100);
    expect(labelsOf(list).some((label) => label.startsWith('caller'))).toBe(false);
  });

  it('holds what was left out when more of its name is typed', async () => {
    const own = await listAt(server, many + workflow('own149<|>'));
    expect(own.isIncomplete).toBe(false);
    expect(labelsOf(own)).toEqual(['own149']);
    const imported = await listAt(server, many + workflow('other149<|>'));
    expect(imported.isIncomplete).toBe(false);
    expect(labelsOf(imported)).toEqual(['other149']);
  });

  it('says that other files declare more than it holds', async () => {
    const list = await listAt(server, `tool own7()\n${workflow('<|>')}`);
    expect(list.isIncomplete).toBe(true);
    expect(list.items).toHaveLength(100);
  });
});

describe('the range that offers replace', () => {
  const completion = {
    ...ableClient.textDocument?.completion,
    completionList: { itemDefaults: ['editRange'] },
  };
  const text = 'tool `two words`()\ntool send()\nworkflow w {\n  start -> se<|>nd\n}\n';
  const [start, cursor, end] = [11, 13, 15].map((character) => ({ line: 3, character }));

  it('is said once to an editor that reads it from the list', async () => {
    const server = await startServerUnderTest({}, {}, { ...ableClient, textDocument: { completion } });
    const { itemDefaults, items } = await listAt(server, text);
    expect(itemDefaults).toEqual({ editRange: { insert: { start, end: cursor }, replace: { start, end } } });
    const send = items.find(({ label }) => label === 'send');
    expect(send).toBeDefined();
    expect(send).not.toHaveProperty('textEdit');
    expect(send).not.toHaveProperty('textEditText');
    const quoted = await listAt(server, text.replace('se<|>nd', '<|>'));
    const words = quoted.items.find(({ label }) => label === 'two words');
    expect(words?.textEditText).toBe('`two words`');
    await server.dispose();
  });

  it('stands in each item for any other', async () => {
    const server = await startServerUnderTest({}, {}, ableClient);
    const list = await listAt(server, text);
    expect(list).not.toHaveProperty('itemDefaults');
    expect(list.items.find(({ label }) => label === 'send')?.textEdit).toEqual({
      newText: 'send',
      insert: { start, end: cursor },
      replace: { start, end },
    });
    await server.dispose();
  });
});

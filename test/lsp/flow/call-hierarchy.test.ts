import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type CallHierarchyItem,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { openMarked } from '../marked-files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

const library = 'tool look(): "x" | "y"\ntool act()\ntool done()\n';
const main = `import { look as see, act, done } from "./lib.wf"
workflow w {
  start -> see
  see -> when {
    "x" -> act
    "y" -> done
  }
  act -> act | see | exit
  limit act to 2 else -> done
  done -> exit
}
`;

describe('the call hierarchy', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest();
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  /** The items at the mark, and what leads to and from the first: `name: the text of each place`. */
  const hierarchy = async (
    files: Readonly<Record<string, string>>,
  ): Promise<Record<'incoming' | 'items' | 'outgoing', readonly string[]>> => {
    const { textDocument, position, show } = await openMarked(server, files);
    const { connection } = server;
    const items = (await connection.sendRequest(CallHierarchyPrepareRequest.type, { textDocument, position })) ?? [];
    const [item] = items;
    const places = (uri: string, name: string, ranges: readonly Range[]): string =>
      `${name}: ${ranges.map((range) => show({ uri, range }).replace(/^\S+ /, '')).join(', ')}`;
    const shown = (one: CallHierarchyItem): string =>
      `${one.name} in ${one.detail ?? ''}: ${show({ uri: one.uri, range: one.selectionRange })}`;
    if (item === undefined) return { items: [], incoming: [], outgoing: [] };
    const incoming = (await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item })) ?? [];
    const outgoing = (await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item })) ?? [];
    return {
      items: items.map(shown),
      incoming: incoming.map(({ from, fromRanges }) => places(from.uri, from.name, fromRanges)),
      outgoing: outgoing.map(({ to, fromRanges }) => places(item.uri, to.name, fromRanges)),
    };
  };

  it('of a tool in a workflow is what some run does before and after it', async () => {
    const files = { 'lib.wf': library, 'main.wf': main.replace('  act -> act', '  a<|>ct -> act') };
    expect(await hierarchy(files)).toEqual({
      items: ['act in w: main.wf 5:12 act'],
      incoming: ['see: 5:12 act', 'act: 8:10 act'],
      outgoing: ['see: 8:16 see', 'act: 8:10 act', 'done: 9:26 done', 'exit: 8:22 exit'],
    });
  });

  it('of a declaration is that of every workflow that uses it, under its name there', async () => {
    const other = 'import { look } from "./lib.wf"\nworkflow v {\n  start -> look -> exit\n}\n';
    const files = { 'main.wf': main, 'other.wf': other, 'lib.wf': library.replace('tool look', 'tool lo<|>ok') };
    const { items, incoming } = await hierarchy(files);
    expect(items.toSorted()).toEqual(['look in v: other.wf 3:12 look', 'see in w: main.wf 3:12 see']);
    expect(incoming).toHaveLength(items[0]?.startsWith('see') === true ? 2 : 1);
  });

  it('of a workflow begins with what starts it', async () => {
    const files = { 'lib.wf': library, 'main.wf': main.replace('workflow w', 'workflow w<|>') };
    expect(await hierarchy(files)).toEqual({
      items: ['w in w: main.wf 2:10 w'],
      incoming: [],
      outgoing: ['see: 3:12 see'],
    });
  });

  it('leaves out arrows that no run follows', async () => {
    const text = 'tool a()\ntool b()\nworkflow w {\n  start -> a\n  a<|> -> a | b\n  limit a to 1\n  b -> exit\n}\n';
    expect((await hierarchy({ 'a.wf': text })).outgoing).toEqual(['b: 5:12 b']);
  });

  it('shows where the freedom is meant', async () => {
    const text = 'tool a()\ntool b()\nworkflow w {\n  start -> a\n  use b\n  a<|> -> any\n  b -> exit\n}\n';
    expect((await hierarchy({ 'a.wf': text })).outgoing).toEqual(['a: 6:8 any', 'b: 6:8 any']);
  });

  it('is empty where there is no tool', async () => {
    expect(await hierarchy({ 'a.wf': 'workflow w(i<|>: string) {\n}\n' })).toEqual({
      items: [],
      incoming: [],
      outgoing: [],
    });
    expect((await hierarchy({ 'b.wf': 'workflow w {\n  use no<|>body\n}\n' })).items).toEqual([]);
  });

  it('of an item of another text is empty', async () => {
    const uri = await server.open('c.wf', main);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const item = {
      name: 'x',
      kind: 12 as const,
      uri,
      range,
      selectionRange: range,
      data: { workflow: 'gone', step: { kind: 'start' } },
    };
    expect(await server.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item })).toEqual([]);
    const bare = { name: 'x', kind: 12 as const, uri, range, selectionRange: range };
    expect(await server.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item: bare })).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { InsertReplaceEdit } from 'vscode-languageserver-protocol/node';
import { ableClient, startCompleting, type Completing } from './completing.ts';
import type { ClientUnderTest } from '../server-under-test.ts';

const library = '/** Look it up. */\ntool look-up(q: string): string\ntool send(to: string)\ntool `two words`()\n';
const text = `/** Send. */
tool send(to: string)

workflow w(mail: string) {
  start -> <|>
}
`;

describe('an offer that is taken', () => {
  const servers: Completing[] = [];
  const start = async (client: ClientUnderTest = ableClient, folder = ''): Promise<Completing> => {
    const completing = await startCompleting({ 'lib/more.wf': library }, client, folder);
    servers.push(completing);
    return completing;
  };
  afterEach(async () => {
    for (const { server } of servers.splice(0)) await server.dispose();
  });

  it('imports what another file declares', async () => {
    const { taken } = await start();
    expect(await taken(text, 'look-up')).toBe(
      `import { look-up } from "./lib/more.wf"\n\n${text.replace('<|>', 'look-up')}`,
    );
  });

  it('imports from the folder of the file', async () => {
    const { taken } = await start(ableClient, 'deep/down/');
    expect(await taken(text, 'look-up')).toContain('import { look-up } from "../../lib/more.wf"\n');
  });

  it('imports into the braces of an import of the same file', async () => {
    const { taken } = await start();
    const importing = `import { look-up } from "./lib/more.wf"\n${text}`;
    expect(await taken(importing, 'two words')).toBe(
      importing.replace('{ look-up }', '{ look-up, `two words` }').replace('<|>', '`two words`'),
    );
  });

  it('imports behind other imports, with the line ends of the file', async () => {
    const { taken } = await start();
    const importing = `import { x } from "./other.wf"\n${text}`.replaceAll('\n', '\r\n');
    expect(await taken(importing, 'look-up')).toContain(
      'import { x } from "./other.wf"\r\nimport { look-up } from "./lib/more.wf"\r\n/** Send. */',
    );
  });

  it('imports under another name what is named like something here', async () => {
    const { taken } = await start();
    const result = await taken(text, 'send2');
    expect(result).toContain('import { send as send2 } from "./lib/more.wf"\n');
    expect(result).toContain('start -> send2\n');
  });

  it.each([
    ['{ <|> }', 'look-up', '{ look-up } from "./lib/more.wf"'],
    ['{<|>}', 'two words', '{`two words`} from "./lib/more.wf"'],
    ['{ <|>', 'look-up', '{ look-up } from "./lib/more.wf"'],
    ['{ <|> } from', 'look-up', '{ look-up } from "./lib/more.wf"'],
    ['{ <|> } from  ""', 'look-up', '{ look-up } from  "./lib/more.wf"'],
    ['{ look-up, <|> }', 'send', '{ look-up, send as send2 } from "./lib/more.wf"'],
  ])('in `import %s` writes the path of its file, too', async (typed, label, written) => {
    const { taken } = await start();
    const rest = `\n\n${text.replace('<|>', 'send')}`;
    expect(await taken(`import ${typed}${rest}`, label)).toBe(`import ${written}${rest}`);
  });

  it('leaves out names of files that lack what stands in the braces', async () => {
    const { labels } = await start();
    expect(await labels(`import { nothing, <|> }\n${text.replace('<|>', 'send')}`)).toEqual([]);
  });

  it('leaves the stop empty for which it asks again, so that no offer is hidden', async () => {
    const { chosen } = await start();
    const begun = await chosen(text.replace('start -> <|>', 'st<|>'), 'start');
    expect(begun.textEdit).toMatchObject({ newText: 'start -> $1' });
    const input = await chosen(`tool other(mail: string)\n${text.replace('<|>', 'other(<|>)')}`, 'mail');
    expect(input.textEdit).toMatchObject({ newText: 'mail: ${1:mail}' });
    expect(input.command).toBeUndefined();
  });

  it('indents the implementation that is chosen below the head of a tool', async () => {
    const { taken } = await start();
    expect(await taken(`tool a()\n<|>\n`, 'person')).toBe('tool a()\n  person "What should be done?"\n');
  });

  it('writes a method alone where an address stands', async () => {
    const { taken } = await start();
    expect(await taken('tool a()\n  http <|> "https://x.example"\n', 'POST')).toContain(
      'http POST "https://x.example"\n',
    );
  });

  it('imports nothing into a file that is nowhere', async () => {
    const { labels } = await start(ableClient, 'untitled:');
    const found = await labels(text);
    expect(found).toContain('send');
    expect(found).not.toContain('look-up');
  });

  it('is documented only when the reader stops at it', async () => {
    const { at, chosen } = await start();
    const item = (await at(text)).find(({ label }) => label === 'send');
    expect(item).toBeDefined();
    expect(item).not.toHaveProperty('documentation');
    expect((await chosen(text, 'send')).documentation).toEqual({
      kind: 'markdown',
      value: '```wf\nsend(to: string)\n```\n\nSend.',
    });
  });

  it('brings everything along for an editor that asks once', async () => {
    const { at } = await start({});
    const item = (await at(text)).find(({ label }) => label === 'look-up');
    expect(item?.additionalTextEdits).toHaveLength(1);
    expect(item?.documentation).toEqual({ kind: 'markdown', value: expect.stringContaining('Look it up.') as string });
  });

  it('has tab stops where the editor knows them, and the text of them elsewhere', async () => {
    const marked = text.replace('start -> <|>', 'lim<|>');
    const able = await start();
    expect((await able.chosen(marked, 'limit')).textEdit).toMatchObject({ newText: 'limit $1 to ${2:3}' });
    const plain = await start({});
    const item = await plain.chosen(marked, 'limit');
    expect(item.textEdit).toMatchObject({ newText: 'limit send to 3' });
    expect(item.insertTextFormat).toBeUndefined();
    expect(item.command).toBeUndefined();
  });

  it('says what it inserts and what it replaces', async () => {
    const { at } = await start();
    const [item] = await at(text.replace('<|>', 'se<|>nd'));
    expect(item?.textEdit).toEqual(
      InsertReplaceEdit.create(
        'send',
        { start: { line: 4, character: 11 }, end: { line: 4, character: 13 } },
        { start: { line: 4, character: 11 }, end: { line: 4, character: 15 } },
      ),
    );
  });

  it.each([
    ['a name with hyphens', 'look-<|>up', 'look-up', 'look-up'],
    ['a name in backquotes', '`two w<|>ords`', 'two words', '`two words`'],
    ['an open backquote', '`two w<|>', 'two words', '`two words`'],
  ])('replaces %s as a whole', async (_, typed, label, inserted) => {
    const { taken } = await start();
    const importing = `import { look-up, \`two words\` } from "./lib/more.wf"\n${text}`;
    expect(await taken(importing.replace('<|>', typed), label)).toBe(importing.replace('<|>', inserted));
  });

  it('replaces the whole text in quotes', async () => {
    const { taken } = await start();
    const marked = text.replace('start -> <|>', 'model "open<|>ai/foo"');
    expect(await taken(marked, 'openai/gpt-4.1')).toContain('  model "openai/gpt-4.1"\n');
  });

  it('closes a placeholder that is open, and only that', async () => {
    const { taken } = await start();
    const open = text.replace('start -> <|>', 'prompt """About {ma<|> now"""');
    expect(await taken(open, 'mail')).toContain('"""About {mail} now"""');
    expect(await taken(open.replace('<|>', '<|>}'), 'mail')).toContain('"""About {mail} now"""');
  });

  it('writes every case that is missing, each on a line', async () => {
    const { taken } = await start();
    const marked = `tool sort(): "a" | "bc" | "d"
workflow w {
  start -> sort
  sort -> when {
    "d" -> exit
    <|>
  }
}
`;
    expect(await taken(marked, 'all missing cases')).toContain(
      '    "d" -> exit\n    "a"  -> exit\n    "bc" -> exit\n  }',
    );
  });

  it('gives an argument the input of the same name', async () => {
    const { taken } = await start();
    const marked = `tool send(mail: string, n: integer)\n${text.replace('send(to: string)', 'other()').replace('<|>', 'send(<|>)')}`;
    expect(await taken(marked, 'mail')).toContain('send(mail: mail)');
    expect(await taken(marked, 'mail, n')).toContain('send(mail: mail, n: 1)');
  });
});

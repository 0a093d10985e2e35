import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocumentLinkRequest } from 'vscode-languageserver-protocol/node';
import { textAt } from '../marked-files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

describe('document links', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({}, { 'sub/page.py': 'print()' });
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const links = async (text: string): Promise<readonly string[]> => {
    const uri = await server.open('sub/main.wf', text);
    const found = await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    return (found ?? []).map(({ range, target }) => `${textAt(text, range)} → ${target ?? ''}`);
  };

  it('lead to imports and modules, not to packages', async () => {
    const text = 'import { a } from "../lib.wf"\ntool b() from "./b.ts"\ntool c() from "package"\nimport {} from ""\n';
    expect(await links(text)).toEqual(['../lib.wf → file:///workspace/lib.wf', './b.ts → file:///workspace/sub/b.ts']);
  });

  it('lead to the files of commands that exist', async () => {
    const text = 'tool a(x: string) command ["python3", "page.py", "other.py", "--in=page.py", "{x}.py"]\n';
    expect(await links(text)).toEqual(['page.py → file:///workspace/sub/page.py']);
  });

  it.each([
    ['https://api.example/v1?q={q}', 'https://api.example/v1?q='],
    ['https://api.example', 'https://api.example/'],
    ['https://api.example/{q}/x', 'https://api.example/'],
    ['https://api.example/?key={secret.KEY}', undefined],
    ['https://{secret.HOST}/x', undefined],
    ['https://user:password@api.example/', undefined],
    ['https://api.{q}', undefined],
    ['javascript:alert(1)', undefined],
    ['command:workbench.action.quit', undefined],
    ['file:///etc/passwd', undefined],
    ['{q}', undefined],
    ['', undefined],
  ])('lead from the address %s', async (address, target) => {
    const found = await links(`tool a(q: string) http GET "${address}"\n`);
    expect(found).toEqual(target === undefined ? [] : [`"${address}" → ${target}`]);
  });

  it('survive a text that is not finished', async () => {
    expect(await links('import { a } from "./a.wf\ntool t() http GET\ntool u() command [\n')).toEqual([
      './a.wf → file:///workspace/sub/a.wf',
    ]);
  });
});

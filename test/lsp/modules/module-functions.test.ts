import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DefinitionRequest, HoverRequest, type LocationLink } from 'vscode-languageserver-protocol/node';
import { textAt } from '../marked-files.ts';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const module = `/** Send <b>mail</b>. */
export async function send(args: { to: string }): Promise<string> {
  return args.to;
}
export const find = (): number => 1;
`;

describe('the function that a tool calls', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest({}, { 'tools/mail.ts': module, 'empty.ts': '', 'mail.py': 'def mail(): pass' });
  });
  afterAll(() => server.dispose());

  let opened = 0;
  const asked = async (marked: string) => {
    const { text, position } = atCursor(marked);
    const uri = await server.open(`f${(opened += 1)}.wf`, text);
    const at = { textDocument: { uri }, position };
    const hover = await server.connection.sendRequest(HoverRequest.type, at);
    const links = (await server.connection.sendRequest(DefinitionRequest.type, at)) as LocationLink[];
    return {
      says: hover === null ? '' : JSON.stringify(hover.contents),
      about: hover?.range && textAt(text, hover.range),
      leads: links.map(({ targetUri, targetSelectionRange }) =>
        targetUri === uriOf('tools/mail.ts') ? textAt(module, targetSelectionRange) : targetUri,
      ),
    };
  };

  it('is shown as its module writes it, and gone to, from the name behind `as`', async () => {
    const { says, about, leads } = await asked('tool a() from "./tools/mail.ts" as se<|>nd\n');
    expect(says).toContain('function send(args: { to: string }): Promise<string>');
    expect(says).toContain('Send \\\\<b\\\\>mail');
    expect(about).toBe('send');
    expect(leads).toEqual(['send']);
  });

  it('is the one of the tool’s name, from the path', async () => {
    const { says, leads } = await asked('tool find() from "./tools/ma<|>il.ts"\n');
    expect(says).toContain('function find(): number');
    expect(leads).toEqual(['find']);
  });

  it('is not looked for in a program in another language', async () => {
    expect((await asked('tool mail() from "./ma<|>il.py"\n')).says).toBe('');
  });

  it('is told to be missing where the module has no such export', async () => {
    const { says, leads } = await asked('tool a() from "./tools/mail.ts" as se<|>nt\n');
    expect(says).toContain('No function `sent` can be seen in `./tools/mail.ts`. It exports `send` and `find`.');
    expect(leads).toEqual([]);
    const none = await asked('tool a() from "./em<|>pty.ts"\n');
    expect(none.says).toContain('No function `a` can be seen in `./empty.ts`.');
    expect(none.leads).toEqual([uriOf('empty.ts')]);
  });

  it.each([
    ['tool a() from "./none.t<|>s"\n', [uriOf('none.ts')]],
    ['tool a() from "pack<|>age"\n', []],
    ['tool a() from "pack<|>age', []],
    ['tool a() fr<|>om "./tools/mail.ts"\n', []],
  ])('is not known in %s', async (text, expected) => {
    const { says, leads } = await asked(text);
    expect(says).not.toContain('```ts');
    expect(leads).toEqual(expected);
  });
});

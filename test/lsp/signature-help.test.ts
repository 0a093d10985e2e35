import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignatureHelpRequest, type SignatureHelp } from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

const text = `/**
 * Send a mail.
 * @param body What it says.
 */
tool send(to: string, body: string, cc?: string[] = ["a", "b"])
tool first()
workflow w {
  start -> first
  first -> <|>
}
`;

describe('signature help', () => {
  let server: ServerUnderTest;
  let files = 0;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(async () => {
    await server.idle();
    await server.dispose();
  });

  const helpAt = async (call: string): Promise<SignatureHelp | null> => {
    const { text: opened, position } = atCursor(text.replace('<|>', call));
    const uri = await server.open(`s${(files += 1)}.wf`, opened);
    return server.connection.sendRequest(SignatureHelpRequest.type, { textDocument: { uri }, position });
  };
  const activeAt = async (call: string): Promise<string | undefined> => {
    const help = await helpAt(call);
    const signature = help?.signatures[0];
    const shown = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
    return shown === undefined || typeof shown === 'string' ? shown : signature?.label.slice(...shown);
  };

  it('shows the tool with its documentation and parameters', async () => {
    const help = await helpAt('send(<|>)');
    expect(help?.signatures).toEqual([
      {
        label: 'send(to: string, body: string, cc?: string[] = ["a", "b"])',
        documentation: { kind: 'markdown', value: 'Send a mail.' },
        parameters: [
          { label: [5, 15] },
          { label: [17, 29], documentation: { kind: 'markdown', value: 'What it says.' } },
          { label: [31, 57] },
        ],
      },
    ]);
  });

  it.each([
    ['send(<|>', 'to: string'],
    ['send(to: "x", <|>', 'body: string'],
    ['send(body: <|>', 'body: string'],
    ['send(body: "t<|>', 'body: string'],
    ['send(cc: ["a", <|>])', 'cc?: string[] = ["a", "b"]'],
    ['send(body: "x", to: "y<|>")', 'to: string'],
    ['send(bo<|>dy: "x")', 'to: string'],
  ])('knows the parameter at the cursor of %s', async (call, parameter) => {
    expect(await activeAt(call)).toBe(parameter);
  });

  it.each(['send<|>()', 'send() <|>', 'send(to: "x")<|>', 'nobody(<|>)', 'exit(<|>)'])(
    'shows nothing at %s',
    async (call) => {
      expect(await helpAt(call)).toBeNull();
    },
  );
});

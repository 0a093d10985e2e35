import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import { startSession, type Session } from '../support/session.ts';
import type { Workbench } from '../support/workbench/workbench.ts';

const echoServer = fileURLToPath(new URL('../../executor/mcp/servers/scripted.ts', import.meta.url));

const workflow = (tool: string, flow: string): string => `${tool}
workflow once() {
  model "stub/any"
  prompt """Do it."""
  ${flow}
}
`;

const files = (origin: string): Readonly<Record<string, string>> => ({
  '.vscode/mcp.json': JSON.stringify({ servers: { echo: { command: process.execPath, args: [echoServer, 'echo'] } } }),
  'server.wf': workflow('tool do(word: string): string\n  mcp "echo"\n', 'start -> do(word: "hello") -> exit'),
  'secret.wf': workflow(
    `tool post(text: string): string\n  http POST "${origin}/" {\n    header "Authorization": "Bearer {secret.TOKEN}"\n    body { text: text }\n  }\n`,
    'start -> post(text: "hello") -> exit',
  ),
  'approve.wf': workflow(
    'tool send(to: string): string\n  command ["echo", "{to}"]\n',
    'start -> send\n  send -> send | exit\n  approve send',
  ),
});

describe('questions of a run', () => {
  let session: Session;
  let window: Workbench;
  let model: ModelServer;
  const authorizations: (string | undefined)[] = [];
  const receiver = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    response.end('taken');
  });

  before(async () => {
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    assert.ok(typeof address === 'object' && address !== null);
    const calls = ['ada', 'bob'];
    model = await startModelServer(() => {
      const to = calls.shift();
      return to === undefined ? { call: 'finish', arguments: { answer: 'done' } } : { call: 'send', arguments: { to } };
    });
    session = await startSession({
      files: files(`http://127.0.0.1:${String(address.port)}`),
      settings: { 'wf.providers': { stub: { baseUrl: model.baseUrl } } },
    });
    window = await session.open();
  });
  after(async () => {
    await session.close();
    model.close();
    receiver.close();
  });

  const run = async (file: string): Promise<void> => {
    await window.openFromExplorer(file);
    await window.editor(file).lens('Run').waitFor();
    await window.titleButton('Run Workflow').click();
  };
  const ended = async (): Promise<void> => {
    await window.output.lines('✓ exit').first().waitFor();
    await window.output.clear();
  };

  it('whether an MCP server may be started: refused, nothing is started', async () => {
    await run('server.wf');
    const toast = window.toast('Start the MCP server echo?');
    await toast.waitFor();
    await window.screenshot('mcp');
    await window.press(toast, 'Refuse');
    await window.toast('it was not allowed').waitFor();
    await window.screenshot('mcp-refused');
    await window.clearToasts();
  });

  it('allowed once, it is asked again; allowed always, never again', async () => {
    await run('server.wf');
    await window.press(window.toast('Start the MCP server echo?'), 'Allow Once');
    await ended();
    await run('server.wf');
    await window.press(window.toast('Start the MCP server echo?'), 'Always Allow');
    await ended();
    await run('server.wf');
    await ended();
    assert.equal(await window.toast('Start the MCP server echo?').count(), 0);
  });

  it('for a secret: it goes where it was given for, is remembered, and is never shown', async () => {
    await run('secret.wf');
    const toast = window.toast('post wants the secret TOKEN');
    await toast.waitFor();
    await window.screenshot('secret');
    await window.press(toast, 'Give It…');
    await window.quickInput.widget.waitFor();
    await window.page.keyboard.type('canary-of-the-test');
    await window.screenshot('secret-typed');
    await window.page.keyboard.press('Enter');
    await window.output.lines('✓ exit').first().waitFor();
    assert.equal(await window.page.getByText('canary-of-the-test').count(), 0);
    await window.output.clear();
    await run('secret.wf');
    await ended();
    assert.deepEqual(authorizations, ['Bearer canary-of-the-test', 'Bearer canary-of-the-test']);
  });

  it('for the key of a provider, which then comes with each request', async () => {
    await window.startCommand('Toolpath: Set API Key');
    await window.quickInput.option('stub').click();
    await window.quickInput.widget.locator('input[type="password"]').waitFor();
    await window.page.keyboard.type('key-of-the-test');
    await window.screenshot('api-key');
    await window.page.keyboard.press('Enter');
    await window.page.getByText('Key saved for').waitFor();
  });

  it('for an approval: the arguments are edited, another call is denied with a reason, and the model is told', async () => {
    await run('approve.wf');
    const question = window.toast('may send(to) be called?');
    await question.waitFor();
    await window.screenshot('approval');
    await window.press(question, 'Edit…');
    await window.quickInput.widget.waitFor();
    await window.screenshot('approval-edit');
    await window.quickInput.answer('{"to": "eve"}');
    await window.press(window.toast('to: "eve"'), 'Approve');
    await window.output.lines('1. send(to: "eve")').first().waitFor();
    await window.press(window.toast('to: "bob"'), 'Deny…');
    await window.quickInput.answer('bob is on holiday');
    await window.output.lines('denied: bob is on holiday').first().waitFor();
    await window.output.lines('✓ exit').first().waitFor();
    await window.screenshot('approval-transcript');
    assert.match(model.questions[2]?.messages ?? '', /bob is on holiday/);
    assert.deepEqual(
      model.questions.map(({ headers }) => headers.authorization),
      ['Bearer key-of-the-test', 'Bearer key-of-the-test', 'Bearer key-of-the-test'],
    );
  });
});

import { expect, describe, test } from 'vitest';
import { completionServer, finished, streamed, toolCall } from '../../executor/support/completion-server.ts';
import { httpServer } from '../../executor/support/http-server.ts';
import { folderWith, wf } from '../folder.ts';

// Programs that really run: `node` as a command, a local server as a model or a service.

const greet = `tool greet(name: string): string
  command ["node", "-e", "console.log('hello ' + process.argv[1])", "{name}"]
`;

describe('wf run without a model', { timeout: 30_000 }, () => {
  const fixed = `${greet}workflow w(name: string): string {\n  start -> greet(name: name) -> exit\n}\n`;

  test('runs a workflow whose arguments are all fixed', async () => {
    const { code, stdout } = await wf(folderWith({ 'w.wf': fixed }), ['run', 'w.wf', '--input', 'name=ann; rm -rf /']);
    expect(stdout).toMatch(/^ {2}= hello ann; rm -rf \/$/m);
    expect(code).toBe(0);
  });

  const approved = fixed.replace('exit', 'exit\n  approve greet');

  test('approvals are denied where nobody can answer', async () => {
    const { code, stdout } = await wf(folderWith({ 'w.wf': approved }), ['run', 'w.wf', '--input', 'name=ann']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/denied: nobody is at the terminal to agree/);
    expect(stdout).toMatch(/^■ approval-denied/m);
    expect(stdout).not.toContain('hello');
  });

  test('--yes agrees', async () => {
    const { code, stdout } = await wf(folderWith({ 'w.wf': approved }), [
      'run',
      'w.wf',
      '--input',
      'name=ann',
      '--yes',
    ]);
    expect([code, stdout.includes('hello ann')]).toEqual([0, true]);
  });

  test('a person at the terminal agrees, denies, or changes the arguments', async () => {
    const folder = folderWith({ 'w.wf': approved });
    const answered = (...answers: string[]): ReturnType<typeof wf> =>
      wf(folder, ['run', 'w.wf', '--input', 'name=ann'], { answers });
    expect(await answered('y')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('  name: "ann"\n') as string,
    });
    expect((await answered('n not now')).stdout).toContain('denied: not now');
    expect((await answered('e', '{ "name": "ben" }', 'y')).stdout).toContain('hello ben');
  });

  test('a person fills in the form of a person tool', async () => {
    const form = `tool decide(): { agreed: boolean, note?: string }\n  person "Shall we?"\nworkflow w {\n  start -> decide -> exit\n}\n`;
    const folder = folderWith({ 'w.wf': form });
    const { code, stdout, stderr } = await wf(folder, ['run', 'w.wf'], { answers: ['true', 'gladly'] });
    expect(stdout).toContain('= {"agreed":true,"note":"gladly"}');
    expect([code, stderr.includes('decide asks: Shall we?')]).toEqual([0, true]);
    expect((await wf(folder, ['run', 'w.wf'])).stdout).toContain('the person declined');
  });

  test('says that a model is missing when one is needed, and offers a rehearsal', async () => {
    const folder = folderWith({ 'w.wf': `${greet}workflow w {\n  start -> greet -> exit\n}\n` });
    const alone = await wf(folder, ['run', 'w.wf']);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toMatch(/^■ model-failed/m);
    expect(alone.stderr).toContain('`--model rehearsal` runs it without one');
    const asked = await wf(folder, ['run', 'w.wf'], { answers: ['y'] });
    expect(asked.code).toBe(0);
    expect(asked.stdout).toMatch(/▶ w \(rehearsal, seed \d+\)/);
    expect((await wf(folder, ['run', 'w.wf'], { answers: [''] })).code).toBe(1);
  });
});

describe('wf run with a model', { timeout: 30_000 }, () => {
  const program = `${greet}workflow w(topic: string) {\n  model "openai/some"\n  prompt "Greet about {topic}."\n  start -> greet -> exit\n}\n`;
  const argv = ['run', 'w.wf', '--input', 'topic=whales'];

  test('asks the provider of the environment, with the key that belongs to it', async () => {
    const server = await completionServer([streamed([toolCall('greet', '{"name":"eve"}'), finished])]);
    const env = {
      WF_PROVIDERS: JSON.stringify({ mine: { baseUrl: server.baseUrl, keyFrom: 'MINE_KEY' } }),
      MINE_KEY: 'sk-mine-1234567890',
      OPENAI_API_KEY: 'sk-openai-1234567890',
    };
    const folder = folderWith({ 'w.wf': program });
    const { code, stdout, stderr } = await wf(folder, [...argv, '--model', 'mine/some', '--events'], { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('"hello eve"');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-mine-1234567890']);
    expect(stdout).not.toContain('sk-');
  });

  test('WF_MODEL stands in where neither the file nor --model names one', async () => {
    const server = await completionServer([streamed([toolCall('greet', '{"name":"eve"}'), finished])]);
    const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k', WF_MODEL: 'openai/other' };
    const folder = folderWith({ 'w.wf': program, 'bare.wf': program.replace(/ {2}model .*\n/, '') });
    await wf(folder, argv, { env });
    await wf(folder, ['run', 'bare.wf', '--input', 'topic=x'], { env });
    expect(server.requests.map(({ body }) => body.model)).toEqual(['some', 'other']);
  });

  test.each([
    [argv, {}, /^wf: There is no key for openai\..*`--model rehearsal`/],
    [[...argv, '--model', 'nobody/x'], {}, /^wf: `nobody\/x` is no model of a known provider/],
    [argv, { WF_PROVIDERS: '{' }, /^wf: WF_PROVIDERS is not JSON\.\n$/],
  ])('%j with %j cannot begin', async (words, env, message) => {
    const { code, stdout, stderr } = await wf(folderWith({ 'w.wf': program }), words, { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('secrets', () => {
  const program = (origin: string): string =>
    `tool post(): string\n  http GET "${origin}/" {\n    header "Authorization": "Bearer {secret.TOKEN}"\n  }\nworkflow w {\n  start -> post -> exit\n}\n`;

  test('come from variables of their own and stay out of what is shown', async () => {
    const server = await httpServer((request, response) => response.end(`saw ${request.headers.authorization ?? ''}`));
    const folder = folderWith({ 'w.wf': program(server.origin) });
    const refused = await wf(folder, ['run', 'w.wf'], { env: { TOKEN: 'token-1234567890' } });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('`WF_SECRET_TOKEN` is not set');
    expect(server.requests).toEqual([]);
    const env = { WF_SECRET_TOKEN: 'token-1234567890', WF_SECRET_TOKEN_ORIGIN: server.origin };
    const { code, stdout } = await wf(folder, ['run', 'w.wf'], { env });
    expect(code).toBe(0);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1234567890']);
    expect(stdout).not.toContain('token-1234567890');
  });

  test('do not go to another origin than theirs', async () => {
    const server = await httpServer((_request, response) => response.end('x'));
    const env = { WF_SECRET_TOKEN: 'token-1234567890', WF_SECRET_TOKEN_ORIGIN: 'https://mail.example' };
    const { code, stdout } = await wf(folderWith({ 'w.wf': program(server.origin) }), ['run', 'w.wf'], { env });
    expect([code, server.requests]).toEqual([1, []]);
    expect(stdout).toContain('is for https://mail.example only');
  });
});

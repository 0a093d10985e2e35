import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { mcpServer } from '../executor/mcp/http-server.ts';
import { scripted } from '../executor/mcp/mcp-run.ts';
import { completionServer, type Answer } from '../executor/support/completion-server.ts';
import { httpServer } from '../executor/support/http-server.ts';
import { offered, saying } from '../executor/support/model-answers.ts';
import { commandLineOf, descendantsOf, environmentOf } from '../executor/support/process-environment.ts';
import { folderWith } from './folder.ts';

/**
 * One run with a secret in every place where the language allows one, and a key for its model. Everything that gets a
 * secret gives it back. What the run writes, and what its children can see, is searched for it in all the forms that
 * texts carry secrets in.
 */
const secrets = {
  header: 'canary-header "1f0e',
  url: 'canary-url/+&2d1c',
  body: 'canary-body-\u00e9-3b4a',
  command: 'canary-command-5968',
  module: 'canary-module-7a7b',
  input: 'canary-input-1a2b',
  remote: 'canary-remote/+&3c4d',
  key: 'sk-canary-key-8c9d',
  proxy: 'canary-proxy-0e1f',
} as const;

const program = (origin: string): string => `/** Ask a service. */
tool service(text: string): string
  http POST "${origin}/echo?token={secret.URL}" {
    header "Authorization": "Bearer {secret.HEADER}"
    header "X-Text": "{text}"
    body { text: text, key: "{secret.BODY}" }
  }
/** Run a program. */
tool program(text: string): string
  command ["node", "program.mjs", "{text}"]
  secrets COMMAND
/** Call a module. */
tool module(text: string): string from "./module.mjs"
  secrets MODULE
/** Fail with a secret. */
tool fails(text: string): string from "./module.mjs"
  secrets MODULE
/** Ask a server that runs here. */
tool local(word: string): string mcp "local" as "do"
/** Ask a server that runs elsewhere. */
tool remote(word: string): string mcp "remote" as "do"

/** Ask the service from a run of its own. */
workflow inner(text: string): string {
  prompt "Ask: {text}"
  start -> service -> exit
}

workflow canary() {
  model "local/model"
  prompt "Call everything."
  start -> inner -> local -> service -> program -> module -> remote -> fails -> exit
}
`;

const servers = (origin: string): object => ({
  inputs: ['token', 'remote'].map((id) => ({ id, type: 'promptString', password: true })),
  servers: {
    local: { ...scripted('environment'), env: { TOKEN: '${input:token}' } },
    remote: { url: `${origin}/mcp?key=\${input:remote}`, headers: { Authorization: 'Bearer ${input:remote}' } },
  },
});

const childProgram = `
console.error(JSON.stringify(process.env));
console.log(process.env.COMMAND, Buffer.from(process.env.COMMAND).toString('base64'));
`;
const childModule = `
export function module(_args, context) {
  console.log(JSON.stringify(process.env), context.secrets.MODULE);
  return JSON.stringify([context.secrets.MODULE, encodeURIComponent(context.secrets.MODULE)]);
}
export function fails(_args, context) {
  throw new Error('no access with ' + context.secrets.MODULE);
}
`;

/** A model that calls what it is offered, and repeats everything that it was told. */
const parrot: Answer = saying('streamed', (request) => ({
  text: JSON.stringify(request.body.messages),
  calls: [
    [
      offered(request)[0] ?? '',
      JSON.stringify(/^(local|remote)$/.test(offered(request)[0] ?? '') ? { word: 'x' } : { text: 'x' }),
    ],
  ],
}));

interface Searched {
  readonly written: Readonly<Record<string, string>>;
  readonly stdout: string;
  /** What the services were sent. */
  readonly received: string;
  /** The processes of the run while it called the last server: what they are, and their environments. */
  readonly children: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

let run: Searched;

beforeAll(async () => {
  const service = await httpServer(({ url, headers, body }, response) => {
    response.setHeader('content-type', 'text/plain');
    response.end(`${url} ${JSON.stringify(headers)} ${body}`);
  });
  const model = await completionServer([parrot]);
  let children: Searched['children'] = new Map();
  const remote = await mcpServer(({ id }, response, { url, headers }) => {
    if (process.platform === 'linux' && child.pid !== undefined) children = childrenOf(child.pid);
    const text = `${url} ${JSON.stringify(headers)}`;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text }] } }));
  });
  const folder = folderWith({
    'mcp.json': JSON.stringify(servers(remote.origin)),
    'canary.wf': program(service.origin),
    'program.mjs': childProgram,
    'module.mjs': childModule,
  });
  const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
  const places = ['--journal', 'journal.jsonl', '--trace', 'trace.jsonl'];
  const child = spawn(process.execPath, [main, 'run', 'canary.wf', 'canary', '--yes', '--events', ...places], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      WF_PROVIDERS: JSON.stringify({ local: { baseUrl: model.baseUrl, keyFrom: 'LOCAL_KEY' } }),
      LOCAL_KEY: secrets.key,
      HTTPS_PROXY: `http://ada:${secrets.proxy}@127.0.0.1:9`,
      WF_SECRET_HEADER: secrets.header,
      WF_SECRET_URL: secrets.url,
      WF_SECRET_BODY: secrets.body,
      WF_SECRET_COMMAND: secrets.command,
      WF_SECRET_MODULE: secrets.module,
      WF_INPUT_TOKEN: secrets.input,
      WF_INPUT_REMOTE: secrets.remote,
    },
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  }
  await once(child, 'close');
  const made = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.(wf|mjs)$/.test(file.name))
    .map((file) => [file.name, readFileSync(join(file.parentPath, file.name), 'utf8')] as const);
  const toModel = JSON.stringify(model.requests.map(({ body }) => body));
  run = {
    stdout: texts.stdout,
    written: { ...texts, ...Object.fromEntries(made), 'requests to the model': toModel },
    received: JSON.stringify([service.requests, remote.requests, model.requests.map(({ headers }) => headers)]),
    children,
  };
}, 60_000);

describe('a run with secrets everywhere', () => {
  it('gets them to where they belong, and goes through all its tools', () => {
    const calls = run.stdout.match(/"type":"tool-finished"/g);
    expect(calls).toHaveLength(8);
    for (const name of ['url', 'header', 'body', 'key', 'remote'] as const) {
      const sent = name === 'url' ? encodeURIComponent(secrets.url) : secrets[name];
      expect(run.received.replaceAll('\\', '')).toContain(sent);
    }
    expect(Object.keys(run.written)).toEqual(expect.arrayContaining(['journal.jsonl', 'trace.jsonl']));
    expect(run.written['trace.jsonl']).toContain('no access with [secret]');
    // The search below would find nothing in a run that told nothing.
    expect(run.stdout.match(/\[secret\]/g)?.length).toBeGreaterThan(6);
  });

  it.each(Object.entries(secrets))('writes the secret of its %s nowhere, in no form', (_name, secret) => {
    const bytes = Buffer.from(secret);
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
      secret.slice(0, 12),
    ];
    for (const [place, text] of Object.entries(run.written)) {
      for (const form of forms) expect({ place, at: text.indexOf(form) }).toEqual({ place, at: -1 });
    }
  });

  it('gives its children no variable that they did not ask for', () => {
    const environments = [...run.stdout.matchAll(/\{\\"[^]*?\\"\}/g)].map(([text]) => text.replaceAll('\\', ''));
    expect(environments.some((text) => text.includes('"COMMAND"'))).toBe(true);
    for (const text of environments) expect(text).not.toMatch(/LOCAL_KEY|WF_SECRET|WF_INPUT|WF_PROVIDERS|HTTPS_PROXY/);
  });

  it.runIf(process.platform === 'linux')('gives them none in the eyes of the kernel either', () => {
    expect([...run.children.keys()].sort()).toEqual(['guard', 'scripted', 'tool-host']);
    for (const [name, environment] of run.children) {
      const found = Object.values(secrets).filter((secret) => [...environment.values()].join('\n').includes(secret));
      expect({ name, found }).toEqual({ name, found: name === 'scripted' ? [secrets.input] : [] });
      expect([...environment.keys()].filter((variable) => /KEY|SECRET|^WF_|PROXY/.test(variable))).toEqual([]);
    }
  });
});

/** The processes that a process has started, by the name of their program, with their environments. */
function childrenOf(pid: number): Searched['children'] {
  const name = (child: number): string =>
    commandLineOf(child)
      .map((word) => /\/(scripted|tool-host|guard)(\/main)?\.(ts|cjs)$/.exec(word)?.[1])
      .find((word) => word !== undefined) ?? commandLineOf(child).join(' ');
  return new Map(descendantsOf(pid).map((child) => [name(child), environmentOf(child)]));
}

// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import { answerAsModel } from './made-up-model.mjs';

const workflow = `/** Do some work. */
tool work(topic: string): string
  prompt """Work on {topic}."""
/** Tell what came of it. */
tool report(text: string): string
  prompt """Shorten: {text}"""

workflow first(topic: string) {
  prompt """Work on {topic}."""

  start -> work -> report -> exit
}
`;

/** What is checked has what most workflows have: ways back, counts, orders, decisions, and something to be told of. */
const checked = `tool look(topic: string): { found: boolean }
tool judge(): "good" | "bad"
tool write(text: string): string

workflow other(topic: string) {
  use look
  start -> look(topic: topic)
  look -> when found {
    true -> judge
    else -> look | exit
  }
  judge -> write | look | exit
  write -> judge | look
  only after judge: write
  limit judge to 3 else -> exit
  require look before exit
}
`;

/** Milliseconds that a start may take, many times what it does: where no connection to this machine is let through, it waits. */
const patience = 60_000;

/**
 * Starts `wf` of `dist/` as people do for the first time, and puts what V8 made of the code that ran into
 * `dist/compiled`: their first start finds it there, on this machine, by this Node (docs/decisions/0024). Where that cannot
 * be done it is said, and fails no build: `wf` compiles for itself then.
 */
export async function compileBundles() {
  try {
    await inFolder(compileIn);
  } catch (error) {
    console.warn(`The first start will take longer, no code was compiled for it: ${String(error)}`);
  }
}

/** @param {(folder: string) => Promise<void>} use */
async function inFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'wf-compile-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, maxRetries: 3 });
  }
}

/** @param {string} folder */
async function compileIn(folder) {
  const model = createServer((request, response) => {
    answerAsModel(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  try {
    await once(model, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (model.address());
    const file = join(folder, 'first.wf');
    await writeFile(file, workflow);
    const other = join(folder, 'other.wf');
    await writeFile(other, checked);
    // Nothing else: a proxy would be asked for the model, and options of Node are part of what compiled code depends on.
    const environment = {
      PATH: env.PATH,
      SystemRoot: env.SystemRoot,
      NODE_COMPILE_CACHE: join(folder, 'code'),
      XDG_CACHE_HOME: folder,
      XDG_STATE_HOME: folder,
      LOCALAPPDATA: folder,
      WF_PROVIDERS: JSON.stringify({ local: { baseUrl: `http://127.0.0.1:${port}/v1` } }),
    };
    for (const words of [
      ['run', file, '--model', 'local/model', '--input', 'topic=whales'],
      ['run', file, '--model', 'rehearsal', '--input', 'topic=whales'],
      ['check', other],
      // What was kept of the check is read.
      ['check', other],
    ])
      await start(words, environment);
  } finally {
    model.close();
  }
  const [made, built] = [join(folder, 'code', 'toolpath'), join('dist', 'compiled')];
  await mkdir(built, { recursive: true });
  // Written anew, not copied: what `wf` keeps is for one user, what a build makes is for all who may read it.
  for (const name of await readdir(made)) await writeFile(join(built, name), await readFile(join(made, name)));
}

/**
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
async function start(words, env) {
  const child = spawn(execPath, ['dist/wf.cjs', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const end = child.exitCode ?? child.signalCode;
  if (end !== 0) throw new Error(`wf ${words.join(' ')} ended with ${String(end)}.\n${out}${err}`);
}

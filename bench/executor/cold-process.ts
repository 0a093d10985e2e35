import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { participantEnvironment, participants, type Name } from './start-participant.ts';
import type { ModelServer } from './start-model-server.ts';

/** Milliseconds from the start of a process to its first request: on the clock, and of processor time. */
export interface ColdStart {
  readonly elapsed: number;
  /** Of all threads of the process; `NaN` where the system does not tell. */
  readonly processor: number;
}

/**
 * What a start finds: no compiled code at all; what the build of `wf` has compiled, as the first start does; compiled code
 * of an earlier start; or also results, which are what `wf` keeps of a file until it changes. The others are programs, of
 * which there is nothing to keep but their compiled code.
 */
export type Kept = 'no code' | 'nothing' | 'code' | 'code and results';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const model = 'work-0-held-told';

/**
 * Starts a process that makes one run, as a user starts it, and ends it at its first request. What the process keeps for
 * later stands in `folder`: compiled code, whoever it is, and the compiled workflow.
 */
export async function coldStart(
  name: Name,
  server: ModelServer,
  { folder, keeps }: { readonly folder: string; readonly keeps: Kept },
): Promise<ColdStart> {
  const requested = server.requested(1);
  const since = Date.now();
  const child = spawn(process.execPath, commandLine(name, server.baseUrl, keeps), {
    cwd: here('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...participantEnvironment(),
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
      WF_PROVIDERS: JSON.stringify({ local: { baseUrl: server.baseUrl } }),
      ...codeOf(keeps, folder),
    },
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the process of ${name} ended with ${String(code)} before its first request`));
    });
  });
  const elapsed = (await Promise.race([requested, ended])) - since;
  const processor = processorTime(child.pid ?? 0);
  ended.catch(() => undefined);
  // Compiled code is written at the end of a process, so it gets its reply and the time to end.
  const exited = new Promise((resolve) => child.once('exit', resolve));
  server.release();
  await exited;
  return { elapsed, processor };
}

function codeOf(keeps: Kept, folder: string): NodeJS.ProcessEnv {
  if (keeps === 'no code') return { NODE_DISABLE_COMPILE_CACHE: '1' };
  return keeps === 'nothing' ? {} : { NODE_COMPILE_CACHE: join(folder, 'compiled') };
}

function commandLine(name: Name, baseUrl: string, keeps: Kept): readonly string[] {
  if (name === 'Toolpath') {
    const words = ['run', 'first-request.wf', '--model', `local/${model}`];
    return [here('../../dist/wf.cjs'), ...words, ...(keeps === 'code and results' ? [] : ['--no-cache'])];
  }
  const module = participants[name];
  return [
    here('../peers-executor/first-request.mjs'),
    module.pathname.endsWith('.ts') ? compiled(module) : fileURLToPath(module),
    baseUrl,
    model,
  ];
}

/** The module as JavaScript: nobody shall pay for reading types. */
function compiled(module: URL): string {
  const outfile = here('../../out/bench/participant.mjs');
  buildSync({ entryPoints: [fileURLToPath(module)], outfile, format: 'esm', platform: 'node', logLevel: 'warning' });
  return outfile;
}

function processorTime(pid: number): number {
  try {
    const tasks = `/proc/${pid}/task`;
    const nanoseconds = readdirSync(tasks).map(
      (task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0],
    );
    return nanoseconds.reduce((sum, text) => sum + Number(text), 0) / 1e6;
  } catch {
    return NaN;
  }
}

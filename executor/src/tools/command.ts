import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { commandArguments } from './command-arguments.ts';
import { KeptText, megabytes } from './kept-text.ts';
import { killTree, ownGroup } from './kill-tree.ts';
import { Lines } from './lines.ts';
import { folderOf, pathBeside } from './place.ts';
import { abandon, endTogether } from './process-tree.ts';
import { toolEnvironment } from './tool-environment.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/** Characters of standard error that a failure quotes. */
const quotedError = 2_000;
const final = { repeatable: false } as const;

/**
 * Runs a program without a shell: each argument stays one argument, whatever is in it. The result is its standard
 * output; standard error is told line by line. A relative path to the program must lie in the workspace. The idempotency key
 * of the call is in the environment, as `IDEMPOTENCY_KEY`.
 */
export async function runCommand(call: ToolCall<'command'>, workspace: string | undefined): Promise<Returned> {
  const { file } = call.implementation;
  const [program = '', ...args] = await commandArguments(call);
  const isPath = program.includes('/') || program.includes('\\');
  const executable = isPath && !/^([/\\]|[A-Za-z]:)/.test(program) ? pathBeside(file, program, workspace) : program;
  const env = { ...toolEnvironment(), IDEMPOTENCY_KEY: call.key, ...(await environmentSecrets(call)) };
  call.signal.throwIfAborted();
  const child = started(program, () =>
    spawn(executable, args, {
      cwd: folderOf(file),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...ownGroup,
    }),
  );
  endTogether(child);
  const stop = (): void => {
    abandon(child);
  };
  call.signal.addEventListener('abort', stop, { once: true });
  try {
    const { text, more } = await output(child, program, call);
    return { kind: 'text', text, more };
  } finally {
    call.signal.removeEventListener('abort', stop);
  }
}

async function environmentSecrets(call: ToolCall<'command'>): Promise<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const name of call.tool.secrets) {
    const value = await call.secret(name, undefined, call.signal);
    // Node would quote the value in its complaint.
    if (value.includes('\0')) throw new ToolFailure(`the secret ${name} cannot hold a zero character`, final);
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

async function output(child: ChildProcess, program: string, call: ToolCall<'command'>): Promise<KeptText> {
  const kept = new KeptText();
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    if (kept.add(chunk)) return;
    killTree(child);
  });
  const lines = new Lines(call.output);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-quotedError);
    lines.add(text);
  });
  const [code, signal] = await ended(child, program);
  lines.end();
  call.signal.throwIfAborted();
  if (kept.isEndless) throw new ToolFailure(`\`${program}\` wrote more than ${megabytes(kept.size)}`);
  if (code !== 0) {
    const how = code === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${code}`;
    throw new ToolFailure(`\`${program}\` ${how}${complaint.trim() === '' ? '' : `: ${complaint.trim()}`}`);
  }
  return kept;
}

/** Exit code and signal, after what was written has been read. */
async function ended(child: ChildProcess, program: string): Promise<readonly [number | null, string | null]> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return [code, signal];
  } catch (error) {
    throw notStarted(program, error);
  }
}

/** Some reasons are thrown at once, such as arguments that are too long together. */
function started(program: string, start: () => ChildProcess): ChildProcess {
  try {
    return start();
  } catch (error) {
    throw notStarted(program, error);
  }
}

function notStarted(program: string, error: unknown): ToolFailure {
  const because = error instanceof Error ? error.message : String(error);
  return new ToolFailure(`\`${program}\` cannot be started: ${because}`, { ...final, cause: error });
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** What the worker tells. */
export type WorkerMessage =
  { readonly ready: true } | { readonly run: string; readonly reason: string; readonly result?: unknown };

export interface Worker {
  readonly process: ChildProcess;
  /** One for each run that came to its end. */
  readonly ends: readonly WorkerMessage[];
  readonly ready: Promise<void>;
  /** Resolves when it is gone: with the signal that killed it, if one did. Rejects when it failed by itself. */
  readonly gone: Promise<string | null>;
}

/** Makes one file of `worker.ts` and all it needs, so that a process of it starts fast; returns its path. */
export function builtWorker(folder: string): string {
  const outfile = join(folder, 'worker.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  return outfile;
}

/** Starts a built worker: `COUNT` runs from `FIRST`, and perhaps the boundary at which it dies. */
export function startWorker(file: string, folder: string, first: number, count: number, boundary?: number): Worker {
  const args = [folder, String(first), String(count), ...(boundary === undefined ? [] : [String(boundary)])];
  const child = fork(file, args, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const ends: WorkerMessage[] = [];
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  let tellReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  child.on('message', (message: WorkerMessage) => {
    if ('ready' in message) tellReady();
    else ends.push(message);
  });
  const gone = once(child, 'close').then(([code, signal]) => {
    tellReady();
    if (code !== 0 && signal === null) throw new Error(complaint);
    return signal as string | null;
  });
  return { process: child, ends, ready, gone };
}

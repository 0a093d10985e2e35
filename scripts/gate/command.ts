import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Outcome } from './part.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Runs a JavaScript program on this Node with the terminal as its output; gives the exit code. */
export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** The entry file of a program that a package installs. */
export function program(file: string): string {
  return path.join(ROOT, 'node_modules', file);
}

/** A check that is nothing but the exit code of a program. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const passed = (await runNode(args)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../cli/src/command-line.ts';
import { ScriptedTerminal } from './scripted-terminal.ts';

/** A fresh folder with these files; returns its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'wf-test-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** What a command came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `wf` in a folder; with answers, a person sits at the terminal and gives them one by one. */
export async function wf(
  cwd: string,
  argv: readonly string[],
  options: {
    readonly env?: Record<string, string>;
    readonly answers?: readonly string[];
    readonly input?: string;
  } = {},
): Promise<Outcome> {
  const terminal = new ScriptedTerminal({ cwd, ...options });
  const code = await runCommandLine(argv, terminal);
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

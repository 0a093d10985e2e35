import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';

/** A VS Code that `runTests()` can start. */
export interface Editor {
  readonly executable: string;
  /** Command and first arguments of its command line interface. */
  readonly cli: readonly string[];
  readonly kind: 'desktop' | 'browser';
}

const SHIM = path.join(import.meta.dirname, 'host/code.ts');

/**
 * The editor under test: the one named in `$VSCODE_EXECUTABLE`; on Linux the browser edition, which needs neither
 * a display nor a download host; elsewhere the current desktop release.
 */
export async function chooseEditor(): Promise<Editor> {
  const chosen = process.env.VSCODE_EXECUTABLE;
  if (chosen === undefined && process.platform === 'linux') return { executable: SHIM, cli: [SHIM], kind: 'browser' };
  const executable = chosen ?? (await downloadAndUnzipVSCode());
  const [command = executable] = resolveCliArgsFromVSCodeExecutablePath(executable);
  return { executable, cli: [command], kind: 'desktop' };
}

/** Installs a packed extension where a run with the same folders finds it. */
export function install(editor: Editor, vsix: string, folders: readonly string[]): void {
  const [command = editor.executable, ...before] = editor.cli;
  execFileSync(command, [...before, ...folders, '--install-extension', vsix], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

import { posix } from 'node:path';

/** What it takes to find a file's folder: a `Uri` of the editor has it. */
interface Place {
  readonly scheme: string;
  readonly path: string;
  with(change: { readonly path: string; readonly query: string; readonly fragment: string }): { toString(): string };
}

/**
 * The folder that the secrets of a file's modules and commands belong to: its workspace folder, else the folder it lies
 * in. An untitled file lies nowhere: its secrets belong to nothing, and are asked for each time.
 */
export function secretFolder(file: Place, workspace: { toString(): string } | undefined): string | undefined {
  if (workspace !== undefined) return workspace.toString();
  if (file.scheme === 'untitled') return undefined;
  return file.with({ path: posix.dirname(file.path), query: '', fragment: '' }).toString();
}

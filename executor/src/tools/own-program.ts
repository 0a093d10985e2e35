import { fileURLToPath } from 'node:url';
import { toolEnvironment } from './tool-environment.ts';

/** A program of ours that the executor starts: a bundle beside this one, or its source. */
export function ownProgram(name: 'tool-host' | 'guard'): string {
  const isBundle = import.meta.url.endsWith('.cjs');
  return fileURLToPath(new URL(isBundle ? `./${name}.cjs` : `../${name}/main.ts`, import.meta.url));
}

/** Its environment. The editor's binary is a Node only when it is told so. */
export function ownProgramEnvironment(): Record<string, string> {
  return { ...toolEnvironment(), ...(process.versions.electron !== undefined && { ELECTRON_RUN_AS_NODE: '1' }) };
}

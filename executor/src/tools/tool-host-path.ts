import { fileURLToPath } from 'node:url';

/** The program of the tool host: a bundle beside this one, or its source. */
export function toolHostPath(): string {
  const isBundle = import.meta.url.endsWith('.cjs');
  return fileURLToPath(new URL(isBundle ? './tool-host.cjs' : '../tool-host/main.ts', import.meta.url));
}

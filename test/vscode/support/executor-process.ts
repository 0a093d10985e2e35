import { readdirSync, readFileSync } from 'node:fs';

/** The process that runs the workflows of the packed extension in this folder of extensions. Reads `/proc`: Linux only. */
export function executorProcess(extensions: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (commandLine(pid).some((word) => word.startsWith(extensions) && word.endsWith('executor.cjs')))
      return Number(pid);
  }
  throw new Error('No executor runs.');
}

function commandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

import type { StillDisk } from '../disk/still-disk.ts';
import { homeFolder } from '#cache/home-folder.ts';
import { recall, type KeptResults } from '../kept/kept-results.ts';
import { providerNamesOf } from '../providers-variable.ts';
import type { Terminal } from '../terminal.ts';
import type { Checked } from './check-files.ts';

/** The findings of the files that the paths name. The language is loaded only if something has changed since it last said. */
export function checked(
  paths: readonly string[],
  terminal: Pick<Terminal, 'cwd' | 'env'>,
  disk: StillDisk,
  kept: KeptResults | undefined,
): Promise<Checked> {
  const { cwd, env } = terminal;
  return recall(kept, ['check', cwd, paths, providerNamesOf(env), homeFolder(env)], disk, async (disk) => {
    const { checkFiles } = await import('./check-files.ts');
    return checkFiles(paths, terminal, disk);
  });
}

import { randomUUID } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppendFile } from './append-file.ts';
import { syncFolder } from './sync-folder.ts';

/** Opens the file under a journal; tests put a disk of their own here. */
export type OpenAppendFile = (path: string, mode: 'create' | 'existing') => Promise<AppendFile>;

/**
 * Makes a file that begins with a text, durable. It gets its name when the text is in it: whoever dies meanwhile, and
 * whoever comes meanwhile, nobody ever finds it empty. Rejects with `EEXIST` where a file exists.
 */
export async function newFile(path: string, beginning: string, openFile: OpenAppendFile): Promise<AppendFile> {
  const unnamed = join(dirname(path), `${randomUUID()}.tmp`);
  const file = await begun(unnamed, beginning, openFile);
  try {
    await link(unnamed, path);
  } catch (error) {
    await file.close();
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    // A file cannot have two names on every disk, and systems say so in many ways (EPERM, ENOTSUP, EISDIR on Windows). What
    // else may be wrong is said again by the next line.
    return await named(path, beginning, openFile);
  } finally {
    await rm(unnamed, { force: true });
  }
  await syncFolder(dirname(path));
  return file;
}

async function named(path: string, beginning: string, openFile: OpenAppendFile): Promise<AppendFile> {
  const file = await begun(path, beginning, openFile);
  await syncFolder(dirname(path));
  return file;
}

/** The file with its beginning; none is left behind where it does not fit on the disk. */
async function begun(path: string, beginning: string, openFile: OpenAppendFile): Promise<AppendFile> {
  const file = await openFile(path, 'create');
  try {
    await file.append(beginning);
    await file.sync();
    return file;
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Json } from '#core/ir/json.ts';
import { reasonOf } from '#core/text/system-error.ts';
import { JournalError } from './journal-error.ts';
import type { Stored } from './journal-record.ts';
import { makeFolder, syncFolder } from './sync-folder.ts';

/** Characters of JSON text that stand in a line; more goes to a file of its own. */
const longestLine = 256 * 1024;

/** The folder beside a journal that holds its large values. */
export function blobFolder(journal: string): string {
  return `${journal}.blobs`;
}

/** SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Puts a value where it belongs; a file is complete and durable, its name as well, before anything can tell of it. */
export async function store(journal: string, value: Json): Promise<Stored> {
  const text = JSON.stringify(value);
  if (text.length <= longestLine) return { value };
  const blob = hashOf(text);
  try {
    await writeDurably(join(blobFolder(journal), `${blob}.json`), text);
  } catch (error) {
    throw new JournalError(`The journal ${journal} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
  return { blob };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  // Other runs may store the same value at this moment.
  const unfinished = `${path}.${randomUUID()}.tmp`;
  await makeFolder(folder);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
  // Whoever made the folder may have died before its name was durable.
  await syncFolder(dirname(folder));
}

/** The value again. Rejects with a `JournalError` when its file is missing or was changed. */
export async function load(journal: string, stored: Stored): Promise<Json> {
  if ('value' in stored) return stored.value;
  const file = join(blobFolder(journal), `${stored.blob}.json`);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new JournalError(`A value of the journal cannot be read (${file}): ${reasonOf(error)}.`, { cause: error });
  });
  if (hashOf(text) !== stored.blob) throw new JournalError(`A value of the journal was changed (${file}).`);
  return JSON.parse(text) as Json;
}

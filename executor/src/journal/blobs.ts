import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '#core/ir/json.ts';
import { fileProblem, JournalError } from './journal-error.ts';
import type { Stored } from './journal-record.ts';

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

/** Puts a value where it belongs; a file is complete and durable before its name is known. */
export async function store(journal: string, value: Json): Promise<Stored> {
  const text = JSON.stringify(value);
  if (text.length <= longestLine) return { value };
  const blob = hashOf(text);
  const folder = blobFolder(journal);
  const unfinished = join(folder, `${blob}.${process.pid}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, `${blob}.json`));
  } catch (error) {
    throw new JournalError(`The journal cannot be written: ${fileProblem(error)}.`, { cause: error });
  }
  return { blob };
}

/** The value again. Rejects with a `JournalError` when its file is missing or was changed. */
export async function load(journal: string, stored: Stored): Promise<Json> {
  if ('value' in stored) return stored.value;
  const file = join(blobFolder(journal), `${stored.blob}.json`);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new JournalError(`A value of the journal cannot be read (${file}): ${fileProblem(error)}.`, { cause: error });
  });
  if (hashOf(text) !== stored.blob) throw new JournalError(`A value of the journal was changed (${file}).`);
  return JSON.parse(text) as Json;
}

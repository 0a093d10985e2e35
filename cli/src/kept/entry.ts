import type { Disk } from '../disk/disk.ts';
import type { Question } from '../disk/witnessed-disk.ts';

/** A result, and what the disk answered while it was found out. */
export interface Entry {
  readonly answers: readonly (readonly [...Question, answer: string])[];
  readonly result: unknown;
}

/** SHA-256, in hexadecimal digits. */
export function digest(data: string | Buffer): string {
  // Loaded here: it takes a while, and with `--no-cache` nothing is kept.
  return process.getBuiltinModule('node:crypto').hash('sha256', data);
}

/** An entry as text. It begins with the hash of the rest, so that a part of one, or anything else, is told from a whole. */
export function written(entry: Entry): string {
  const body = JSON.stringify(entry);
  return `${digest(body)}\n${body}`;
}

/** The entry of a text that `written` made; `undefined` for any other. */
export function read(text: string): Entry | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return end > 0 && text.slice(0, end) === digest(body) ? (JSON.parse(body) as Entry) : undefined;
}

/** What the disk says to questions; of contents and lists their hash. */
export function answersOf(disk: Disk, questions: readonly Question[]): Entry['answers'] {
  return questions.map(([ask, path]) => [ask, path, answer(disk, [ask, path])]);
}

/** The disk would answer all questions as it did. */
export function stillHolds(disk: Disk, { answers }: Entry): boolean {
  return answers.every(([ask, path, before]) => answer(disk, [ask, path]) === before);
}

function answer(disk: Disk, [ask, path]: Question): string {
  try {
    switch (ask) {
      case 'bytes':
        return digest(disk.bytes(path));
      case 'entries':
        return digest(JSON.stringify(disk.entries(path)));
      case 'names':
        return digest(JSON.stringify(disk.names(path)));
      case 'kind':
        return disk.kind(path);
      case 'realPath':
        return disk.realPath(path);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `failed: ${code}`;
  }
}

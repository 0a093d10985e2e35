import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';
import { isRecord } from '#core/types/fits.ts';
import { hashOf } from './blobs.ts';
import { JournalError } from './journal-error.ts';
import { interpreterVersion, journalVersion, type JournalHeader, type JournalRecord } from './journal-record.ts';

type Fields = Readonly<Record<string, Json>>;

/** The first line of the journal at a path; a `JournalError` when it is none, or one of another version. */
export function readHeader(line: string, path: string): JournalHeader {
  const header = parseJson(line);
  if (header === undefined || !isRecord(header) || header.type !== 'journal') {
    throw new JournalError(`The file ${path} is not a journal of a run.`);
  }
  if (header.version !== journalVersion) {
    throw new JournalError(
      `The journal ${path} has the form of version ${JSON.stringify(header.version)}; this Toolpath reads version ${journalVersion}. The Toolpath that wrote it can go on with it.`,
    );
  }
  if (header.interpreter !== interpreterVersion) {
    throw new JournalError(
      `The run in the journal ${path} went by version ${JSON.stringify(header.interpreter)} of the rules; this Toolpath goes by version ${interpreterVersion}. The Toolpath that wrote it can go on with it.`,
    );
  }
  if (!isText(header.hash) || !isRecord(header.program ?? null))
    throw new JournalError(`The journal ${path} has no program.`);
  if (hashOf(JSON.stringify(header.program)) !== header.hash) {
    throw new JournalError(
      `The program in the journal ${path} was changed: it is not the one that the run began with.`,
    );
  }
  return header as unknown as JournalHeader;
}

/** Any further line; `undefined` when it is no record of a journal. */
export function readRecord(line: string): JournalRecord | undefined {
  const value = parseJson(line);
  if (value === undefined || !isRecord(value)) return undefined;
  return isNumber(value.time) && isWhole(value) ? (value as unknown as JournalRecord) : undefined;
}

function isWhole(fields: Fields): boolean {
  switch (fields.type) {
    case 'opened':
      return isText(fields.session) && isNumber(fields.pid);
    case 'closed':
      return isText(fields.session);
    case 'begun':
      return isText(fields.run) && isStored(fields.inputs) && (fields.row === undefined || isText(fields.row));
    case 'started':
      return isStep(fields) && isStored(fields.op);
    case 'completed':
      return isStep(fields) && isStored(fields.result);
    case 'decided':
      return isStep(fields) && isText(fields.decision);
    case 'interrupted':
      return (
        isText(fields.run) &&
        (fields.part === null || isText(fields.part)) &&
        (fields.kind === 'cancelled' || fields.kind === 'timeout')
      );
    case 'ended':
      return isText(fields.run) && isText(fields.reason) && isStored(fields.end);
    default:
      return false;
  }
}

function isStep(fields: Fields): boolean {
  return isText(fields.run) && isText(fields.name);
}

function isStored(value: Json | undefined): boolean {
  if (value === undefined || !isRecord(value)) return false;
  // A blob's name becomes part of a path.
  return Object.hasOwn(value, 'value') || (isText(value.blob) && /^[0-9a-f]{64}$/.test(value.blob));
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

import { lost, nothing, type Place } from './place.ts';
import { readText } from './read-text.ts';
import { readParameters, readType } from './read-type.ts';
import { readValue } from './read-value.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a tool from behind its keyword: `undefined` when something else begins before the cursor. */
export function readTool(reader: TokenReader): Place | undefined {
  if (reader.isDone() || reader.name() === undefined || reader.isDone()) return nothing;
  if (!reader.takeIf('(')) return lost;
  const parameters = readParameters(reader);
  if (parameters) return parameters;
  if (reader.takeIf(':')) {
    const result = readType(reader);
    if (result) return result;
  }
  const given: string[] = [];
  for (;;) {
    if (reader.isDone()) return { kind: 'clause', given, declaration: reader.onNewLine };
    const clause = clauses.get(reader.peek()?.tokenType.name ?? '');
    if (clause === undefined) return undefined;
    given.push(reader.take()?.image ?? '');
    const place = clause(reader);
    if (place) return place;
  }
}

type ClauseReader = (reader: TokenReader) => Place | undefined;

const clauses = new Map<string, ClauseReader>([
  ['from', readModule],
  ['http', readHttp],
  ['command', readCommand],
  ['mcp', readMcp],
  ['prompt', (reader) => readText(reader, { of: 'tool-prompt' })],
  ['person', (reader) => readText(reader, { of: 'tool-prompt' })],
  ['timeout', readOne],
  ['retry', readOne],
  ['idempotent', () => undefined],
  ['secrets', readSecrets],
]);

/** The number or duration behind a clause is the author's to invent. */
function readOne(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return nothing;
  return reader.takeIf('NUMBER', 'DURATION') ? undefined : lost;
}

function readModule(reader: TokenReader): Place | undefined {
  let path = '';
  const place = readText(reader, { of: 'module' }, (image) => (path += image));
  if (place) return place;
  if (!reader.takeIf('as')) return undefined;
  if (reader.isDone()) return { kind: 'module-function', path };
  return reader.name() === undefined ? lost : undefined;
}

function readMcp(reader: TokenReader): Place | undefined {
  const server = readText(reader, { of: 'mcp' });
  if (server) return server;
  return reader.takeIf('as') ? readText(reader, { of: 'mcp-tool' }) : undefined;
}

function readHttp(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return { kind: 'http-method' };
  if (reader.word() === undefined) return lost;
  const url = readText(reader, { of: 'url' });
  if (url) return url;
  if (!reader.takeIf('{')) return undefined;
  while (!reader.takeIf('}')) {
    if (reader.isDone()) return { kind: 'http-part' };
    if (reader.takeIf('body')) return readBody(reader);
    const part = reader.takeIf('header') ? readHeader(reader) : lost;
    if (part) return part;
  }
  return undefined;
}

function readHeader(reader: TokenReader): Place | undefined {
  let header = '';
  const name = readText(reader, { of: 'header' }, (image) => (header += image));
  if (name) return name;
  if (reader.isDone()) return nothing;
  return reader.takeIf(':') ? readText(reader, { of: 'header-value', header }) : lost;
}

function readBody(reader: TokenReader): Place | undefined {
  const value = readValue(reader, { of: { kind: 'body' }, steps: [] });
  if (value) return value;
  // The body is the last part of a request.
  if (reader.isDone()) return nothing;
  return reader.takeIf('}') ? undefined : lost;
}

function readCommand(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return nothing;
  if (!reader.takeIf('[')) return lost;
  while (!reader.takeIf(']')) {
    const part = readText(reader, { of: 'argv' });
    if (part) return part;
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is(']')) return lost;
  }
  return undefined;
}

function readSecrets(reader: TokenReader): Place | undefined {
  const taken: string[] = [];
  do {
    if (reader.isDone()) return { kind: 'secret', taken, closed: false };
    const name = reader.word();
    if (name === undefined) return lost;
    taken.push(name);
  } while (reader.takeIf(','));
  return undefined;
}

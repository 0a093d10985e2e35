import { lost, nothing, type Place } from './place.ts';
import { readText } from './read-text.ts';
import { readValue } from './read-value.ts';
import type { TokenReader } from './token-reader.ts';

const primitives = ['string', 'number', 'integer', 'boolean', 'null', 'any'];

/** Reads a type: `undefined` when it ends before the cursor. */
export function readType(reader: TokenReader): Place | undefined {
  do {
    const place = readAtom(reader);
    if (place) return place;
    while (reader.is('[') && reader.peek(1)?.tokenType.name === ']') {
      reader.take();
      reader.take();
    }
  } while (reader.takeIf('|'));
  return undefined;
}

function readAtom(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return { kind: 'type' };
  if (reader.takeIf('NUMBER', 'true', 'false', ...primitives)) return undefined;
  if (reader.is('STRING_OPEN')) return readText(reader, { of: 'type' });
  if (reader.takeIf('{')) return readMembers(reader, '}');
  if (reader.takeIf('(')) {
    const place = readType(reader);
    if (place) return place;
    if (reader.isDone()) return nothing;
    return reader.takeIf(')') ? undefined : lost;
  }
  return reader.name() === undefined ? lost : undefined;
}

/** Reads the parameters of a tool or workflow from behind the bracket. */
export function readParameters(reader: TokenReader): Place | undefined {
  return readMembers(reader, ')');
}

/** `name?: type = default`, separated by commas; the names are the author's to invent. */
function readMembers(reader: TokenReader, closer: ')' | '}'): Place | undefined {
  while (!reader.takeIf(closer)) {
    if (reader.isDone()) return nothing;
    const parameter = reader.word();
    if (parameter === undefined) return lost;
    reader.takeIf('?');
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(':')) return lost;
    const place = readType(reader);
    if (place) return place;
    if (reader.takeIf('=')) {
      const value = readValue(reader, { of: { kind: 'default', parameter }, steps: [] });
      if (value) return value;
    }
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is(closer)) return lost;
  }
  return undefined;
}

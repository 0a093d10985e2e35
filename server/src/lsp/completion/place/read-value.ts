import { lost, nothing, type Place } from './place.ts';
import type { TargetPlace } from './target-place.ts';
import { readPath, readText } from './read-text.ts';
import type { TokenReader } from './token-reader.ts';
import { item, type ValueSite } from './value-site.ts';

/** Reads a value: `undefined` when it ends before the cursor. */
export function readValue(reader: TokenReader, site: ValueSite): Place | undefined {
  if (reader.isDone()) return { kind: 'value', site };
  if (reader.is('STRING_OPEN', 'BLOCK_OPEN')) return readText(reader, { of: 'value', site });
  if (reader.takeIf('NUMBER', 'true', 'false', 'null')) return undefined;
  if (reader.takeIf('[')) return readItems(reader, site);
  if (reader.takeIf('{')) return readEntries(reader, site);
  const root = reader.name();
  return root === undefined ? lost : readPath(reader, root);
}

function readItems(reader: TokenReader, site: ValueSite): Place | undefined {
  while (!reader.takeIf(']')) {
    const place = readValue(reader, { ...site, steps: [...site.steps, item] });
    if (place) return place;
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is(']')) return lost;
  }
  return undefined;
}

function readEntries(reader: TokenReader, site: ValueSite): Place | undefined {
  const given: string[] = [];
  while (!reader.takeIf('}')) {
    if (reader.isDone()) return { kind: 'entry', site, given };
    const field = readKey(reader);
    if (field === undefined) return lost;
    given.push(field);
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(':')) return lost;
    const place = readValue(reader, { ...site, steps: [...site.steps, { field }] });
    if (place) return place;
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is('}')) return lost;
  }
  return undefined;
}

/** A key may stand in quotes; while it is open its text is not known. */
function readKey(reader: TokenReader): string | undefined {
  if (!reader.is('STRING_OPEN')) return reader.word();
  let key = '';
  const place = readText(reader, { of: 'type' }, (image) => (key += image));
  return place ? undefined : key;
}

/** Reads the arguments of a call from behind its bracket; `arrow` is where the call stands, if an arrow leads to it. */
export function readArguments(reader: TokenReader, callee: string, arrow?: TargetPlace): Place | undefined {
  const given: string[] = [];
  while (!reader.takeIf(')')) {
    if (reader.isDone()) return { kind: 'argument', callee, given };
    const parameter = reader.word();
    if (parameter === undefined) return lost;
    given.push(parameter);
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(':')) return lost;
    const of = { kind: 'argument' as const, callee, parameter, ...(arrow === undefined ? {} : { arrow }) };
    const place = readValue(reader, { of, steps: [] });
    if (place) return place;
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is(')')) return lost;
  }
  return undefined;
}

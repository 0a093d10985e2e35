import { lost, nothing, type CasePlace, type Place } from './place.ts';
import type { TargetPlace } from './target-place.ts';
import { readText } from './read-text.ts';
import { readArguments, readValue } from './read-value.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a chain of arrows from its first word. */
export function readFlow(reader: TokenReader): Place | undefined {
  if (reader.takeIf('start')) return readArrows(reader, { sources: [undefined], from: 'flow', taken: [] });
  const heads: string[] = [];
  do {
    if (reader.isDone()) return { kind: 'mention', statement: 'source', taken: heads };
    const name = reader.name();
    if (name === undefined) return lost;
    heads.push(name);
    if (reader.takeIf('(')) {
      const place = readArguments(reader, name);
      if (place) return place;
    }
  } while (reader.takeIf('|'));
  return readArrows(reader, { sources: heads, from: 'flow', taken: [] });
}

/** Reads the arrows behind what they come from. The tools of one group are the sources of the next arrow. */
export function readArrows(reader: TokenReader, from: Omit<TargetPlace, 'kind'>): Place | undefined {
  let source = from;
  if (reader.isDone()) return nothing;
  if (!reader.is('->')) return lost;
  while (reader.takeIf('->')) {
    if (reader.takeIf('when'))
      return readWhen(
        reader,
        source.sources.filter((tool) => tool !== undefined),
      );
    const taken: string[] = [...source.taken];
    const tools: string[] = [];
    do {
      if (reader.isDone()) return { kind: 'target', ...source, taken };
      const place = readMember(reader, { kind: 'target', ...source, taken: [...taken] }, taken, tools);
      if (place) return place;
    } while (reader.takeIf('|'));
    source = { sources: tools, from: 'flow', taken: [] };
  }
  return undefined;
}

function readMember(reader: TokenReader, arrow: TargetPlace, taken: string[], tools: string[]): Place | undefined {
  if (reader.is('exit', 'any', 'continue')) {
    const word = reader.take()?.image ?? '';
    taken.push(word);
    return word === 'exit' && reader.takeIf('(') ? readAnswer(reader, arrow) : undefined;
  }
  const name = reader.name();
  if (name === undefined) return lost;
  taken.push(name);
  tools.push(name);
  return reader.takeIf('(') ? readArguments(reader, name, arrow) : undefined;
}

function readAnswer(reader: TokenReader, arrow: TargetPlace): Place | undefined {
  if (reader.isDone()) return { kind: 'words', words: ['answer'] };
  if (!reader.takeIf('answer')) return lost;
  if (reader.isDone()) return nothing;
  if (!reader.takeIf(':')) return lost;
  const place = readValue(reader, { of: { kind: 'answer', arrow }, steps: [] });
  if (place) return place;
  if (reader.isDone()) return nothing;
  return reader.takeIf(')') ? undefined : lost;
}

function readWhen(reader: TokenReader, tools: readonly string[]): Place | undefined {
  const path: string[] = [];
  while (!reader.is('{')) {
    if (reader.isDone()) return { kind: 'when-path', tools, path };
    const field = reader.word();
    if (field === undefined) return lost;
    path.push(field);
    if (!reader.takeIf('.')) break;
  }
  if (reader.isDone()) return nothing;
  if (!reader.takeIf('{')) return lost;
  const given: string[] = [];
  while (!reader.takeIf('}')) {
    if (reader.takeIf('EOS')) continue;
    const place = readCase(reader, { kind: 'case', tools, path, given, behindBar: false }, given);
    if (place?.kind === 'lost') reader.skipLine();
    else if (place) return place;
    if (reader.isDone()) return nothing;
    if (!reader.is('EOS', '}')) reader.skipLine();
  }
  return undefined;
}

/** Reads a case; its keys are added to `given`. */
function readCase(reader: TokenReader, here: CasePlace, given: string[]): Place | undefined {
  let place = here;
  do {
    if (reader.isDone()) return place;
    if (reader.is('NUMBER', 'true', 'false', 'null', 'failed', 'else')) given.push(reader.take()?.image ?? '');
    else {
      let key = '';
      const text = readText(reader, { of: 'case', place }, (image) => (key += image));
      if (text) return text;
      given.push(`"${key}"`);
    }
    place = { ...place, behindBar: true };
  } while (reader.takeIf('|'));
  return readArrows(reader, { sources: here.tools, from: 'case', taken: [] });
}

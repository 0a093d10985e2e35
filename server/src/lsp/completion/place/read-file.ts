import { nothing, type Place } from './place.ts';
import { readBody } from './read-body.ts';
import { readText } from './read-text.ts';
import { readTool } from './read-tool.ts';
import { readParameters, readType } from './read-type.ts';
import type { TokenReader } from './token-reader.ts';

/** Where the cursor stands in a sequence of imports and declarations: behind the last token of the reader. */
export function readFile(reader: TokenReader): Place {
  while (!reader.isDone()) {
    const place = readDeclaration(reader);
    if (place?.kind === 'lost') return nothing;
    if (place) return place;
  }
  return reader.onNewLine ? { kind: 'declaration' } : nothing;
}

function readDeclaration(reader: TokenReader): Place | undefined {
  switch (reader.take()?.tokenType.name) {
    case 'import':
      return readImport(reader);
    case 'type':
      if (reader.name() === undefined || !reader.takeIf('=')) return reader.isDone() ? nothing : undefined;
      return readType(reader);
    case 'tool':
      return readTool(reader);
    case 'workflow':
      return readWorkflow(reader);
    default:
      return undefined;
  }
}

function readImport(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return nothing;
  if (!reader.takeIf('{')) return undefined;
  while (!reader.takeIf('}')) {
    if (reader.isDone()) return { kind: 'imported-name' };
    if (reader.name() === undefined) return nothing;
    if (reader.takeIf('as') && reader.name() === undefined) return nothing;
    if (reader.isDone()) return nothing;
    if (!reader.takeIf(',') && !reader.is('}')) return undefined;
  }
  if (reader.isDone()) return { kind: 'words', words: ['from'] };
  return reader.takeIf('from') ? readText(reader, { of: 'import' }) : undefined;
}

function readWorkflow(reader: TokenReader): Place | undefined {
  if (reader.name() === undefined) return reader.isDone() ? nothing : undefined;
  if (reader.takeIf('(')) {
    const inputs = readParameters(reader);
    if (inputs) return inputs;
  }
  if (reader.takeIf(':')) {
    const result = readType(reader);
    if (result) return result;
  }
  if (reader.isDone()) return nothing;
  return reader.takeIf('{') ? readBody(reader) : undefined;
}

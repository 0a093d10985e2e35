import { lost, nothing, type Place, type TextSite } from './place.ts';
import type { TokenReader } from './token-reader.ts';

const content = ['STRING_CHARS', 'STRING_ESCAPE', 'BLOCK_CHARS', 'LONE_BRACE'];

/** Reads a text from its opening quotes. `onContent` gets each piece as it is written. */
export function readText(reader: TokenReader, site: TextSite, onContent?: (image: string) => void): Place | undefined {
  if (reader.isDone()) return { kind: 'text', site, from: undefined };
  if (!reader.is('STRING_OPEN', 'BLOCK_OPEN')) return lost;
  const open = reader.take();
  const block = open?.tokenType.name === 'BLOCK_OPEN';
  for (;;) {
    if (reader.isDone()) {
      // A text in single quotes ends with its line, closed or not.
      if (!open || (!block && !reader.isOnCursorLine(open))) return undefined;
      return { kind: 'text', site, from: (open.endOffset ?? open.startOffset) + 1 };
    }
    if (reader.takeIf('STRING_CLOSE', 'BLOCK_CLOSE')) return undefined;
    if (reader.takeIf('PLACEHOLDER_OPEN')) {
      const place = readPlaceholder(reader, site);
      if (place) return place;
    } else if (reader.is(...content)) {
      const image = reader.take()?.image ?? '';
      onContent?.(image);
    } else return undefined;
  }
}

function readPlaceholder(reader: TokenReader, site: TextSite): Place | undefined {
  if (reader.isDone()) return { kind: 'placeholder', site };
  if (reader.takeIf('secret')) {
    reader.takeIf('.');
    if (reader.isDone()) return { kind: 'secret', taken: [], closed: true };
    reader.word();
  } else {
    const place = readPath(reader, reader.word() ?? '');
    if (place) return place;
  }
  if (reader.isDone()) return nothing;
  reader.takeIf('PLACEHOLDER_CLOSE');
  return undefined;
}

/** Reads the fields behind the first word of a reference. */
export function readPath(reader: TokenReader, root: string): Place | undefined {
  const path: string[] = [];
  while (reader.takeIf('.')) {
    if (reader.isDone()) return { kind: 'field', root, path };
    path.push(reader.word() ?? '');
  }
  return undefined;
}

import {
  isPlaceholder,
  isSecretPlaceholder,
  type Placeholder,
  type SecretPlaceholder,
  type Text,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { dedent } from './dedent.ts';
import { BraceReader, unescapeAll } from './escapes.ts';

/** What stands between the quotes: text as it is meant, and placeholders. No two texts in a row, none empty. */
export type TextPiece = string | Placeholder | SecretPlaceholder;

/** Reads a text: escapes and doubled braces resolved, a `"""` text dedented. */
export function readText(text: Text): readonly TextPiece[] {
  const pieces: TextPiece[] = text.parts.map((part) =>
    isPlaceholder(part) || isSecretPlaceholder(part) ? part : (written(part.text) ?? ''),
  );
  const braces = new BraceReader();
  const read = (raw: string): string => (raw.startsWith('\\') && !text.block ? unescapeAll(raw) : braces.read(raw));
  const result: TextPiece[] = [];
  for (const piece of text.block ? dedent(pieces) : pieces) {
    const next = typeof piece === 'string' ? read(piece) : piece;
    const last = result.at(-1);
    if (next === '') continue;
    if (typeof next === 'string' && typeof last === 'string') result[result.length - 1] = last + next;
    else result.push(next);
  }
  return result;
}

/** The value of a text without placeholders; placeholders are left out. */
export function plainValue(text: Text): string {
  return readText(text)
    .filter((piece) => typeof piece === 'string')
    .join('');
}

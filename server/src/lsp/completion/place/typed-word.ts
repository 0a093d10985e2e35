import type { Token } from './token-reader.ts';

/** The word at the cursor that a completion replaces. Offsets of the document. */
export interface TypedWord {
  /** Where it begins. */
  readonly from: number;
  /** The cursor. */
  readonly at: number;
  /** Where the rest behind the cursor ends. */
  readonly to: number;
}

const nameBefore = /[A-Za-z_]\w*(-\w*)*$/;
const nameAfter = /^\w*(-\w+)*/;
const quotedAfter = /^[^`\r\n]*`/;

/**
 * Characters before the cursor that belong to the name being typed; `undefined` where a number is, which nothing
 * completes. `tokens` and `errors` are those of a text that ends at the cursor.
 */
export function typedLength(
  text: string,
  tokens: readonly Token[],
  errors: readonly { readonly offset: number }[],
): number | undefined {
  const last = tokens.findLast(({ image }) => image !== '');
  const touching = last?.endOffset === text.length - 1 ? last : undefined;
  if (touching?.image.startsWith('`')) return touching.image.length;
  const quote = errors.findLast(({ offset }) => text[offset] === '`' && !/[\r\n]/.test(text.slice(offset)));
  if (quote) return text.length - quote.offset;
  const name = nameBefore.exec(text)?.[0] ?? '';
  return /\d/.test(text.at(-name.length - 1) ?? '') ? undefined : name.length;
}

/** How much of the text behind the cursor belongs to the word that begins before it. */
export function restLength(typed: string, after: string): number {
  const pattern = typed.startsWith('`') ? quotedAfter : nameAfter;
  return pattern.exec(after)?.[0].length ?? 0;
}

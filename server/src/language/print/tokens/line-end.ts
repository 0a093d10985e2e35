import type { Source } from './source.ts';

/** How the lines of a file end, as far as it is consistent: like the first one that ends outside texts. */
export function lineEndOf({ text, tokens }: Source): '\n' | '\r\n' {
  let end = 0;
  for (const token of [...tokens, { start: text.length, end: text.length }]) {
    const lineBreak = /\r\n?|\n/.exec(text.slice(end, token.start));
    if (lineBreak) return lineBreak[0] === '\r\n' ? '\r\n' : '\n';
    end = token.end;
  }
  return '\n';
}

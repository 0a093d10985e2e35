const named = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What a run of JSON escapes, such as `\n\u00e9`, stands for. */
export function unescapeAll(escapes: string): string {
  return escapes.replace(/\\u[0-9a-fA-F]{4}|\\./g, unescape);
}

/** The character that one escape stands for. */
function unescape(escape: string): string {
  const letter = escape.charAt(1);
  if (letter === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return named.get(letter) ?? letter;
}

/**
 * Turns `{{` into a brace and, of the closing ones, `}}` once for each `{{` before it.
 * One text, chunk after chunk: `{{ {name} }}` has a placeholder between its braces.
 */
export class BraceReader {
  private open = 0;

  /** The chunk with doubled braces made single. */
  read(chunk: string): string {
    return chunk.replace(/\{\{|\}\}/g, (braces) => {
      if (braces === '{{') {
        this.open += 1;
        return '{';
      }
      if (this.open === 0) return braces;
      this.open -= 1;
      return '}';
    });
  }
}

/** The value of the inside of a `"…"` that is no template (paths, models, keys): the same escapes and braces, no placeholders. */
export function plainText(written: string): string {
  const braces = new BraceReader();
  return written
    .split(/(\\u[0-9a-fA-F]{4}|\\.)/)
    .map((piece) => (piece.startsWith('\\') ? unescape(piece) : braces.read(piece)))
    .join('');
}

const prose = /"""[^]*?(?:"""|$)|"(?:[^"\\\r\n]+|\\.)*"?|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*/g;

/** A line that begins a declaration or an import: how deep it stands, and the keyword of either. */
export const declares = /^([ \t]*)(?:(tool|type|workflow)[ \t]+[A-Za-z_`]|(import)[ \t]*\{)/;

/** The lines of a text without what stands in texts and comments, where one may begin like a declaration and is none. */
export function codeLines(text: string): readonly string[] {
  return text.replace(prose, (found) => found.replace(/[^\r\n]/g, ' ')).split(/\r\n|\r|\n/);
}

/** The last line that begins a declaration, from a line on backwards; -1 for none. */
export function declarationBefore(line: number, lines: readonly string[]): number {
  for (let at = Math.min(line, lines.length - 1); at >= 0; at -= 1) if (declares.test(lines[at] ?? '')) return at;
  return -1;
}

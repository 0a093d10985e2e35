/** One line of a text: what is written, and whatever stands between (placeholders). */
type Line<T> = (string | T)[];

/**
 * Takes away what a `"""` text owes to its place in the file: carriage returns, an empty first line, a blank last
 * one, and the longest whitespace that all other lines that are not blank begin with. Works on what is written, so
 * values that go in later cannot change it.
 */
export function dedent<T extends object>(pieces: readonly (string | T)[]): (string | T)[] {
  const lines = splitLines(pieces);
  if (lines.length > 1 && lines[0]?.every((piece) => piece === '')) lines.shift();
  const last = lines.at(-1);
  const lastDropped = lines.length > 1 && last !== undefined && isBlank(last);
  if (lastDropped) lines.pop();

  const prefix = commonPrefix(lines.filter((line) => !isBlank(line)).map(indentOf));
  return lines.flatMap((line, index) => {
    const [first, ...rest] = line;
    const cut =
      typeof first === 'string' ? first.slice(first.startsWith(prefix) ? prefix.length : indent(first).length) : first;
    const content = cut === undefined ? rest : [cut, ...rest];
    return index === 0 ? content : ['\n', ...content];
  });
}

function splitLines<T extends object>(pieces: readonly (string | T)[]): Line<T>[] {
  let line: Line<T> = [''];
  const lines = [line];
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      line.push(piece);
      continue;
    }
    const [first = '', ...others] = piece.split(/\r\n?|\n/);
    append(line, first);
    for (const text of others) {
      line = [text];
      lines.push(line);
    }
  }
  return lines;
}

function append<T>(line: Line<T>, text: string): void {
  const last = line.at(-1);
  if (typeof last === 'string') line[line.length - 1] = last + text;
  else line.push(text);
}

function isBlank(line: Line<object>): boolean {
  return line.every((piece) => typeof piece === 'string' && piece.trim() === '');
}

function indentOf(line: Line<object>): string {
  const first = line[0];
  return typeof first === 'string' ? indent(first) : '';
}

function indent(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}

function commonPrefix(indents: readonly string[]): string {
  let prefix = indents[0] ?? '';
  for (const other of indents) {
    let length = 0;
    while (length < prefix.length && prefix[length] === other[length]) length += 1;
    prefix = prefix.slice(0, length);
  }
  return prefix;
}

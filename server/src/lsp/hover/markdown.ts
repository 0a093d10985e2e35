/**
 * A text that somebody wrote, for a place that reads Markdown: shown as it is, line by line, with no links, images,
 * HTML or headings in it, whatever it says.
 */
export function plain(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .map((line) =>
      line
        .replace(/[\\`*[\]<>&~|]/g, String.raw`\$&`)
        .replace(/(?<!\w)_|_(?!\w)/g, String.raw`\_`)
        .replace(/^(\s*)([#=+-])/, String.raw`$1\$2`)
        .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`)
        .replace(/:\/\//g, ':\u200b//')
        .replace(/^\s+/, (blank) => '\u00a0'.repeat(blank.length)),
    )
    .join('  \n');
}

/** A piece of code in a line. Line breaks in it become blanks. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines of code that nothing in them can end. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** `a`, `b` or `c`, each as code. */
export function alternatives(items: readonly string[], last = 'or'): string {
  const end = items.at(-1) ?? '';
  return items.length < 2 ? end : `${items.slice(0, -1).join(', ')} ${last} ${end}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

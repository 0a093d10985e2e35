/** A text that stands in a snippet as it is. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with the text that stands there until the author types. */
export function stop(number: number, text: string): string {
  return `\${${number}:${literal(text)}}`;
}

/** A snippet whose first tab stop holds no text. */
export function withEmptyFirstStop(snippet: string): string {
  return snippet.replace(/\$\{1:(?:[^\\}]|\\.)*\}/, () => '$1');
}

/** What a snippet comes to when no tab stop is touched. */
export function plainText(snippet: string): string {
  return snippet.replace(
    /\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\d+|\\([\\$}])/g,
    (_whole, inner?: string, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      return inner?.replace(/\\([\\$}])/g, '$1') ?? '';
    },
  );
}

/** There is something in a snippet that the author types over; otherwise it is a text like any other. */
export function hasStops(snippet: string): boolean {
  return /\$[\d{]/.test(snippet.replace(/\\./g, ''));
}

/** A snippet as a reader sees it: `…` where there is nothing yet. */
export function shownText(snippet: string): string {
  return plainText(
    snippet.replace(/(\\.)|\$\d+|\$\{\d+:\}/g, (_whole, escaped?: string) => escaped ?? '…'),
  ).trimStart();
}

/** A `// wf-ignore CODE[, CODE]: reason` or `// wf-ignore-file …` comment. */
export interface IgnoreComment {
  readonly wholeFile: boolean;
  /** The codes as written, with their place in the comment; one empty code where none is written. */
  readonly codes: readonly { readonly code: string; readonly start: number; readonly end: number }[];
}

const head = /^\/\/[ \t]*wf-ignore(-file)?(?=[\s:]|$)/;

/** Reads a line comment; `undefined` when it is about something else. The reason, after the colon, is for people. */
export function readIgnoreComment(comment: string): IgnoreComment | undefined {
  const opening = head.exec(comment);
  if (!opening) return undefined;
  const from = opening[0].length;
  const colon = comment.indexOf(':', from);
  const list = comment.slice(from, colon < 0 ? undefined : colon);
  const codes = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const start = from + match.index;
    return { code: match[0].replace(/^wf\//, ''), start, end: start + match[0].length };
  });
  const none = { code: '', start: 0, end: comment.trimEnd().length };
  return { wholeFile: opening[1] !== undefined, codes: codes.length === 0 ? [none] : codes };
}

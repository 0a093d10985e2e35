/** What a documentation comment says. Texts are trimmed, line by line, of the decoration of the comment. */
export interface DocComment {
  /** Everything before the first tag. */
  readonly description: string;
  readonly parameters: readonly DocumentedParameter[];
  readonly returns?: string;
}

/** `@param name text`. */
export interface DocumentedParameter {
  readonly name: string;
  /** Where the name stands: characters from the beginning of the comment. */
  readonly offset: number;
  /** Characters that the name takes in the text, with its backquotes. */
  readonly length: number;
  readonly text: string;
}

const tagPattern = /^[ \t]*(?:\*[ \t]?)?[ \t]*@(\w+)/gm;
const namePattern = /^[ \t]*(`[^`\r\n]+`|[A-Za-z_][\w-]*)/;

/** Reads a comment, from its first slash and asterisks to its last ones. */
export function readDocComment(comment: string): DocComment {
  const start = comment.startsWith('/**') ? 3 : 0;
  const end = comment.endsWith('*/') ? comment.length - 2 : comment.length;
  const tags = [...comment.slice(0, end).matchAll(tagPattern)].map((match) => ({
    tag: match[1] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }));
  // A tag may stand on the first line, behind the opening of the comment.
  const first = /^[ \t]*@(\w+)/.exec(comment.slice(start, end));
  if (first) tags.unshift({ tag: first[1] ?? '', from: start, to: start + first[0].length });

  const parameters: DocumentedParameter[] = [];
  let returns: string | undefined;
  for (const [index, { tag, to }] of tags.entries()) {
    const body = comment.slice(to, tags[index + 1]?.from ?? end);
    if (tag === 'param') {
      const name = namePattern.exec(body);
      const written = name?.[1];
      if (name && written !== undefined) {
        parameters.push({
          name: written.replaceAll('`', ''),
          offset: to + name[0].length - written.length,
          length: written.length,
          text: undecorate(body.slice(name[0].length)).replace(/^-\s+/, ''),
        });
      }
    } else if (tag === 'returns' || tag === 'return') {
      returns ??= undecorate(body);
    }
  }
  const description = undecorate(comment.slice(start, tags[0]?.from ?? end));
  return { description, parameters, ...(returns === undefined ? {} : { returns }) };
}

function undecorate(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[ \t]*\*(?: |$)?/, '').trimEnd())
    .map((line, index) => (index === 0 ? line.trimStart() : line))
    .join('\n')
    .trim();
}

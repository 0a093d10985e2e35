/** Something that a module exports under a name and that may be a function. */
export interface ExportedFunction {
  readonly name: string;
  /** Where the name stands in the text of the module. */
  readonly offset: number;
  /** Parameters and result as they are written, on one line; absent where the module only passes the name on. */
  readonly signature?: string;
  /** The text of the comment in front of it. */
  readonly documentation?: string;
}

/**
 * The functions that the text of a JavaScript or TypeScript module exports by name, as far as that can be seen without
 * parsing it: declarations, constants that are not plainly another value, and lists of names.
 */
export function exportedFunctions(source: string): readonly ExportedFunction[] {
  const bare = withoutWords(source);
  const found = new Map<string, ExportedFunction>();
  const add = (one: ExportedFunction): void => {
    if (!found.has(one.name)) found.set(one.name, one);
  };
  for (const match of bare.matchAll(/(?<![\w$.])export\s+(?:async\s+)?function\s+([\w$]+)/g))
    add(declared(match, source, bare));
  for (const match of bare.matchAll(/(?<![\w$.])export\s+(?:const|let|var)\s+([\w$]+)/g)) {
    if (!isPlainValue(source, bare, end(match))) add(declared(match, source, bare));
  }
  for (const match of bare.matchAll(/(?<![\w$.])export\s*\{([^}]*)\}/g)) {
    for (const item of (match[1] ?? '').matchAll(
      /(?:^|,)\s*(?!type\s+[\w$])(?:[\w$]+\s+as\s+)?([\w$]+)(?=\s*(?:,|$))/g,
    )) {
      const [, name = ''] = item;
      if (name !== 'default') add({ name, offset: match.index + match[0].indexOf('{') + 1 + end(item) - name.length });
    }
  }
  return [...found.values()];
}

/** The text with blanks in place of comments and of what stands in quotes. */
function withoutWords(source: string): string {
  return source.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (word) => ' '.repeat(word.length),
  );
}

function declared(match: RegExpExecArray, source: string, bare: string): ExportedFunction {
  const [, name = ''] = match;
  const signature = signatureAt(source, bare, end(match));
  const comment = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*$/.exec(source.slice(0, match.index))?.[1];
  const documentation = comment?.replace(/^[ \t]*\*[ \t]?/gm, '').trim();
  return {
    name,
    offset: end(match) - name.length,
    ...(signature === undefined ? {} : { signature }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}

/** Numbers, texts, lists and objects are no functions. */
function isPlainValue(source: string, bare: string, from: number): boolean {
  const equals = bare.indexOf('=', from);
  return equals >= 0 && /^\s*(?:[\d"'`[{]|(?:true|false|null|undefined)\b)/.test(source.slice(equals + 1));
}

const longest = 300;

/** From the brackets behind a name up to the body. */
function signatureAt(source: string, bare: string, from: number): string | undefined {
  const start = /^\s*(?:=\s*(?:async\s+)?(?:function\s*)?)?(?=[(<])/.exec(bare.slice(from))?.[0].length;
  if (start === undefined) return undefined;
  let depth = 0;
  for (let at = from + start; at < bare.length; at += 1) {
    const letter = bare[at] ?? '';
    const isArrow = bare.startsWith('=>', at);
    const isBody = isArrow || (letter === '{' && !/[:|&<,(]\s*$/.test(bare.slice(Math.max(0, at - 40), at)));
    if (depth === 0 && (isBody || letter === ';')) {
      const isFunction = isBody || !bare.slice(from, from + start).includes('=');
      return isFunction ? oneLine(source.slice(from + start, at)) : undefined;
    }
    if ('([{<'.includes(letter)) depth += 1;
    else if (isArrow) at += 1;
    else if (')]}>'.includes(letter)) depth -= 1;
  }
  return undefined;
}

function oneLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function end(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** A file of one language, and where things are done in it. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  /** What else lies beside it: texts by name. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Where the key is struck: a text that stands once, and what comes directly behind it, by turns wrong and right. */
  readonly key: { readonly behind: string; readonly wrong: string };
  /** Behind which text a completion is asked for, and over which text a hover. */
  readonly completion: string;
  readonly hover: string;
}

/** `lines` lines in all: `block` makes one block of each number, `middle` is put in once, half way. */
export function repeated(lines: number, block: (number: number) => string, middle: string): string {
  const one = block(0).split('\n').length - 1;
  const count = Math.max(2, Math.ceil(lines / one));
  const blocks = Array.from({ length: count }, (_, number) => block(number));
  return [...blocks.slice(0, count >> 1), middle, ...blocks.slice(count >> 1)].join('');
}

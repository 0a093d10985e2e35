import { gaps } from './programs.ts';

const inLine = ['', ' ', '   ', '\t', ' /* in */ '];
const free = [
  ...inLine,
  '\n',
  '\n\n\n',
  ' // at the end\n',
  '\n  // own line\n',
  '\n/* own */\n',
  ' /* behind */\n',
  '\n/* before */ ',
  '\n/**\n  * own\n      * text\n */\n',
  '/** doc */',
  '/* two\n lines */',
  '\r\n',
];
const ends = [
  '\n',
  ' ; ',
  ';',
  '\n\n',
  ' // trailing\n',
  '\n// own line\n',
  ' /* x */ ;\n',
  '; // trailing\n',
  '\n  /** doc */\n',
];

/** What stands at each kind of mark: all of it, or only what a formatter takes away without a trace. */
export const wild = new Map<string, readonly string[]>([
  [gaps.inLine, inLine],
  [gaps.free, free],
  [gaps.wish, free],
  [gaps.end, ends],
]);
export const traceless = new Map<string, readonly string[]>([
  [gaps.inLine, ['', ' ', '  ', '\t']],
  [gaps.free, ['', ' ', '\n', '\n\t', '   ']],
  [gaps.wish, ['', ' ']],
  [gaps.end, ['\n', ';', ' ; ', '\n    ']],
]);

/** Fills the marks; `choices` are taken in turn and start again at their end. */
export function scatter(
  marked: string,
  fillings: ReadonlyMap<string, readonly string[]>,
  choices: readonly number[],
): string {
  let next = 0;
  return marked.replace(/[·◦▫¶]/gu, (mark) => {
    const all = fillings.get(mark) ?? [''];
    const choice = choices[next++ % choices.length] ?? 0;
    return all[choice % all.length] ?? '';
  });
}

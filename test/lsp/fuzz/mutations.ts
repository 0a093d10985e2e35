import type { Edit } from '#language/print/edits.ts';
import { goals } from './goals.ts';
import type { Seeded } from './seeded.ts';
import type { Step } from './typing.ts';

/** What breaks a text best: brackets, quotes, comments, arrows, line ends, characters of two units, and words. */
const scraps = [
  ...'{}[]()"`|:,;?=.\\'.split(''),
  ...['->', '"""', '/*', '*/', '//', '/**', '\n', '\r\n', '\r', '\t', ' ', '{{', '\u2028', '\ufeff', 'é', '😀', '\0'],
  ...[
    'tool ',
    'workflow w',
    'type T = ',
    'import { } from ""',
    'when {',
    'start -> ',
    'limit x to 3',
    'exit',
    '__proto__',
  ],
  '// wf-ignore ',
  '{secret.',
];

/** Something that happens to a file and is most often a mistake. */
export function mutation(text: string, random: Seeded): Step {
  const [name, edits] = random.pick(mutations)(text, random);
  return { name, edits };
}

type Mutation = (text: string, random: Seeded) => readonly [string, Step['edits']];

const mutations: readonly Mutation[] = [
  (text, random) => {
    const end = place(text, random);
    return ['delete backwards', [{ start: whole(text, Math.max(0, end - 1 - random.below(6))), end, text: '' }]];
  },
  (text, random) => {
    const start = place(text, random);
    return [
      'delete a stretch',
      [{ start, end: whole(text, Math.min(text.length, start + random.below(80))), text: '' }],
    ];
  },
  (text, random) => ['insert a scrap', [insertion(text, random)]],
  (text, random) => {
    const goal = random.pick(goals).text;
    const from = random.below(goal.length);
    const at = place(text, random);
    return ['paste', [{ start: at, end: at, text: goal.slice(from, from + random.below(160)) }]];
  },
  (text, random) => {
    const line = lineAt(text, place(text, random));
    return ['double a line', [{ start: line.start, end: line.start, text: text.slice(line.start, line.end) }]];
  },
  (text, random) => ['remove a line', [{ ...lineAt(text, place(text, random)), text: '' }]],
  (text, random) => {
    const { start } = lineAt(text, place(text, random));
    return ['comment a line out', [{ start, end: start, text: '// ' }]];
  },
  (text) => [
    'change all line ends',
    text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll(/\r?\n/g, '\r\n'),
  ],
  // Each edit of a message stands on the text that those before it made.
  (text, random) => {
    const first = insertion(text, random);
    const then = text.slice(0, first.start) + first.text + text.slice(first.end);
    return ['write at two places', [first, insertion(then, random)]];
  },
  (text, random) => ['cut the rest off', [{ start: place(text, random), end: text.length, text: '' }]],
];

function insertion(text: string, random: Seeded): Edit {
  const at = place(text, random);
  return { start: at, end: at, text: random.pick(scraps) };
}

function place(text: string, random: Seeded): number {
  return whole(text, random.below(text.length + 1));
}

/** A place between the two characters of a line end or of a letter cannot be told to a server. */
function whole(text: string, at: number): number {
  const inLineEnd = text[at - 1] === '\r' && text[at] === '\n';
  const inLetter = /^[\uDC00-\uDFFF]/.test(text.slice(at)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at));
  return inLineEnd || inLetter ? at + 1 : at;
}

function lineAt(text: string, at: number): Pick<Edit, 'start' | 'end'> {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end + 1 };
}

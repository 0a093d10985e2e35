import fc from 'fast-check';

/** A change of a text: somewhere, as a share of its length, so many characters go and a text comes. */
export interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly come: string;
}

/** What people type and paste, and what opens or closes what they did not mean to. */
const pieces = [
  ...['a', ' ', '\n', '\n', '\r\n', '\r', '\t', ';', ',', '%', 'é', '\uFEFF', '\\', '/', '-', '`'],
  ...[
    '"',
    '"""',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '{mail}',
    '{secret.',
    '{na',
    '"\\q"',
    '/*',
    '*/',
    '/** doc */',
    '//',
    '// x\n',
  ],
  ...['tool', 'tool x()', '\ntool y(a: string)\n', 'type', 'type T = ', '\ntype T = "a" | "b"\n', 'workflow', 'import'],
  ...[
    '\nworkflow w',
    '\nworkflow w {\n',
    'workflow w(a: string) {\n  start -> x -> exit\n}\n',
    'import { a } from "./b.wf"\n',
  ],
  ...[
    '->',
    '|',
    ' -> exit',
    'start -> ',
    'x -> when {\n',
    '  "a" -> exit\n',
    'limit x to 2\n',
    'prompt """',
    'else ->',
  ],
  ...[
    '\n/** Doc. */\n',
    '/**\n * @param a b\n */\n',
    '\n  tool z() // note\n',
    ' command ["a"]',
    ' timeout 3s',
    '# ',
    '1',
    '0x',
  ],
];

/** Random edits, most of them small. */
export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(3) }, fc.nat(200)),
  come: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.constant('') }),
});

/** A text after an edit. */
export function edited(text: string, { at, gone, come }: Edit): string {
  const from = Math.floor(at * (text.length + 1));
  return text.slice(0, from) + come + text.slice(from + gone);
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { formatText } from '#language/print/format-text.ts';
import { lowerText } from '../../support/lower.ts';
import { Wf } from './shape.ts';

const format = (text: string): string => formatText(Wf, text).text;
const body = (statements: string): string =>
  format(`workflow w {\n${statements}\n}\n`).split('\n').slice(1, -2).join('\n');

describe('a file', () => {
  it('has two spaces a level and one statement a line', () => {
    expect(format('workflow w{model "a/b";steps 3\n\n\n      start->a->exit}')).toBe(
      'workflow w {\n  model "a/b"\n  steps 3\n\n  start -> a -> exit\n}\n',
    );
  });

  it('keeps at most one empty line, and has one before documentation', () => {
    expect(format('\n\ntool a()\n/** B. */\ntool b()\n\n\n\ntool c()\ntool d()\n\n')).toBe(
      'tool a()\n\n/** B. */\ntool b()\n\ntool c()\ntool d()\n',
    );
  });

  it.each(['', ' \n\n'])('of nothing is empty', (text) => {
    expect(format(text)).toBe('');
  });

  it('keeps its line ends and its byte order mark, and ends with a line break', () => {
    expect(format('\ufefftool a( )\r\ntool b( )')).toBe('\ufefftool a()\r\ntool b()\r\n');
    expect(format('tool a( )\n  prompt """\r\n x"""')).toBe('tool a()\n  prompt """\r\n x"""\n');
  });
});

describe('declarations', () => {
  it('break their parameters first', () => {
    const name = 'a_long_name_of_a_parameter';
    expect(format(`tool t(${name}: string, b: ${name}[]): "spam" | "urgent" from "./here.ts" timeout 5s`)).toBe(
      `tool t(${name}: string, b: ${name}[]): "spam" | "urgent"\n  from "./here.ts"\n  timeout 5s\n`,
    );
    expect(format(`tool t(${name}: string, b: ${name}[], number: boolean): "spam" | "urgent"`)).toBe(
      `tool t(\n  ${name}: string,\n  b: ${name}[],\n  number: boolean,\n): "spam" | "urgent"\n`,
    );
  });

  it('keep an implementation on their line if it was there', () => {
    expect(format('tool t()   from "./t.ts"\ntool u()\n   from "./u.ts"')).toBe(
      'tool t() from "./t.ts"\ntool u()\n  from "./u.ts"\n',
    );
  });

  it('open the braces of http, and of types that were open', () => {
    expect(format('tool t() http POST "u" {header "A":"b" body {x:1}}')).toBe(
      'tool t()\n  http POST "u" {\n    header "A": "b"\n    body { x: 1 }\n  }\n',
    );
    expect(format('type T={\na:string}\ntype U={a:string,}')).toBe(
      'type T = {\n  a: string,\n}\ntype U = { a: string }\n',
    );
  });

  it('break unions before each option', () => {
    const option = `"${'x'.repeat(48)}"`;
    expect(format(`type T = ${option} | ${option} | null`)).toBe(`type T = ${option}\n  | ${option}\n  | null\n`);
  });

  it('have no space in array types, and one before a list', () => {
    expect(format('tool t(a:("x"|"y") [ ] [ ] = [ ]) command [ ]')).toBe(
      'tool t(a: ("x" | "y")[][] = []) command []\n',
    );
  });
});

describe('statements', () => {
  it('align the arrows of cases, from one empty line to the next', () => {
    expect(body('a -> when x.y {\n"spam"->b->exit;"urgent"|"x" -> c\nfailed->d\n\nelse -> e | any}')).toBe(
      '  a -> when x.y {\n    "spam"         -> b -> exit\n    "urgent" | "x" -> c\n    failed         -> d\n\n    else -> e | any\n  }',
    );
  });

  it('put the arrows of a wide chain on lines of their own', () => {
    const tool = 'x'.repeat(30);
    expect(body(`start -> ${tool} -> ${tool} | b -> ${tool} -> when { 1 -> exit }`)).toBe(
      `  start\n    -> ${tool}\n    -> ${tool} | b\n    -> ${tool}\n    -> when {\n      1 -> exit\n    }`,
    );
  });

  it('break a wide choice before each |, and arguments where that is not enough', () => {
    const tool = 'x'.repeat(50);
    expect(body(`a -> ${tool} | ${tool} | exit`)).toBe(`  a -> ${tool}\n    | ${tool}\n    | exit`);
    expect(body(`a -> b(one: ${tool}, two: ${tool})`)).toBe(`  a -> b(\n    one: ${tool},\n    two: ${tool},\n  )`);
    expect(body(`a -> exit(answer: [${tool}, ${tool}])`)).toBe(
      `  a -> exit(\n    answer: [\n      ${tool},\n      ${tool},\n    ]\n  )`,
    );
  });

  it('keep names and texts as they are written', () => {
    expect(body('`when`->`b c`(`exit`:"a  \\u00e9",x:"""\n a\n   b """)')).toBe(
      '  `when` -> `b c`(\n    `exit`: "a  \\u00e9",\n    x: """\n a\n   b """,\n  )',
    );
  });
});

describe('comments', () => {
  test('stay at the end of their line, or on a line of their own', () => {
    expect(
      body('  start->a // one\n       // two\n\n // three\n a->exit;// four\n /* five */ limit a to 3 // six'),
    ).toBe('  start -> a // one\n  // two\n\n  // three\n  a -> exit // four\n  /* five */ limit a to 3 // six');
  });

  test('do not break the line that they trail', () => {
    expect(format('type T="a"|"b" // both')).toBe('type T = "a" | "b" // both\n');
    expect(format('type T="a" // one\n|"b" // two')).toBe('type T = "a" // one\n  | "b" // two\n');
  });

  test('open the brackets that they stand in', () => {
    expect(format('tool t(a:string// one\n,/* two */b:string\n//three\n)')).toBe(
      'tool t(\n  a: string, // one\n  /* two */ b: string,\n  //three\n)\n',
    );
    expect(format('workflow w { // one\n// two\n}\nworkflow v {}')).toBe(
      'workflow w { // one\n  // two\n}\nworkflow v {}\n',
    );
  });

  test('move with their declaration when their lines start with *', () => {
    expect(format('tool t(\n/**\n* A.\n      *   B.\n*/\na:string)\n/* x\n  y */')).toBe(
      'tool t(\n  /**\n   * A.\n   *   B.\n   */\n  a: string,\n)\n/* x\n  y */\n',
    );
  });

  test.each([
    ['type T = { a\n/* x */: b }', 'type T = { a /* x */: b }\n'],
    ['tool a/* x */\n(b: c)', 'tool a /* x */ (b: c)\n'],
    ['type T = a/* x */\n[]', 'type T = a /* x */ []\n'],
    ['type T = ( /* x */\na)[]', 'type T = (/* x */ a)[]\n'],
    [
      'workflow w {\n  a -> when {\n    1 /* x */\n    -> b\n  }\n}',
      'workflow w {\n  a -> when {\n    1 /* x */ -> b\n  }\n}\n',
    ],
  ])('between %j stay where a second formatting finds them', (text, formatted) => {
    expect(format(text)).toBe(formatted);
    expect(format(formatted)).toBe(formatted);
  });

  test('between cases stay there', () => {
    expect(body('a->when { // one\n"x"->b // two\n// three\nelse->c\n// four\n}')).toBe(
      '  a -> when { // one\n    "x"  -> b // two\n    // three\n    else -> c\n    // four\n  }',
    );
  });
});

describe('syntax errors', () => {
  it('keep a declaration byte for byte, and nothing else', () => {
    const broken = '  tool b(  y\n   :  string';
    expect(format(`tool a( )\n${broken}\ntool  c( )`)).toBe(`tool a()\n${broken}\ntool c()\n`);
  });

  it.each([
    '   limit   a   3',
    '   a ->   ; c->d',
    '   model "x',
    '  b $$  -> c',
    '   x   y',
    '  a->when {  "x"->b ; else  -> }',
  ])('keep a statement: %s', (broken) => {
    expect(body(`start  ->a\n${broken}\na   ->exit`)).toBe(`  start -> a\n${broken}\n  a -> exit`);
  });

  it('are said', () => {
    expect(formatText(Wf, 'tool a(').complete).toBe(false);
    expect(formatText(Wf, 'tool a()').complete).toBe(true);
  });

  it.each(['workflow w { start->\n', 'tool a() """', '((((', '/* open', '"', '`', '; ; ;', '{'.repeat(300)])(
    'keep %j',
    (text) => {
      expect(format(text).trim()).toBe(text.trim());
    },
  );
});

describe('examples', () => {
  const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.wf'),
  );

  it.each(examples)('%s means the same', async (path) => {
    const text = readFileSync(join('examples', path), 'utf8');
    const before = await lowerText(text);
    expect(await lowerText(format(text))).toEqual(before);
    expect(format(format(text))).toBe(format(text));
  });

  it.each(examples)('%s on one line each statement means the same', async (path) => {
    const text = readFileSync(join('examples', path), 'utf8');
    const squeezed = text.replace(/^[ \t]+(?=[a-z])/gm, '\t\t').replace(/ -> /g, '->');
    expect(await lowerText(format(squeezed))).toEqual(await lowerText(squeezed));
  });
});

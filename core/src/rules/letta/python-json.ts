import type { PythonValue } from './python-value.ts';

/** Python gives up on deeper values; so do we, before our own stack does. */
const deepest = 900;
/** Python 3.11 refuses to read longer integers. */
const longestInteger = 4300;

const space = /[ \t\n\r]*/y;
const number = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
const constant = /null|true|false|NaN|-?Infinity/y;

const chunk = /[^"\\\x00-\x1f]*/y;
const constants = new Map<string, PythonValue>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', { kind: 'float', value: NaN }],
  ['Infinity', { kind: 'float', value: Infinity }],
  ['-Infinity', { kind: 'float', value: -Infinity }],
]);
const escapes = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

/**
 * Parses JSON as Python's `json.loads` does: `NaN` and `Infinity` are numbers, of equal keys the last one wins, a byte
 * order mark is no JSON. `undefined` when the text is not JSON.
 */
export function parsePythonJson(text: string): PythonValue | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.atEnd() ? value : undefined;
}

/** One pass over a text. A method that returns `undefined` has met something that is not JSON. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#match(space);
    return this.#at === this.#text.length;
  }

  value(depth: number): PythonValue | undefined {
    this.#match(space);
    if (this.#take('"')) return this.#string();
    if (depth < deepest && this.#take('{')) return this.#dict(depth + 1);
    if (depth < deepest && this.#take('[')) return this.#list(depth + 1);
    const word = this.#match(constant)?.[0];
    return word === undefined ? this.#number() : constants.get(word);
  }

  #dict(depth: number): PythonValue | undefined {
    const entries = new Map<string, PythonValue>();
    if (this.#takeAfterSpace('}')) return { kind: 'dict', entries };
    do {
      const key = this.#takeAfterSpace('"') ? this.#string() : undefined;
      if (key === undefined || !this.#takeAfterSpace(':')) return undefined;
      const value = this.value(depth);
      if (value === undefined) return undefined;
      entries.set(key, value);
    } while (this.#takeAfterSpace(','));
    return this.#takeAfterSpace('}') ? { kind: 'dict', entries } : undefined;
  }

  #list(depth: number): PythonValue | undefined {
    const items: PythonValue[] = [];
    if (this.#takeAfterSpace(']')) return { kind: 'list', items };
    do {
      const item = this.value(depth);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.#takeAfterSpace(','));
    return this.#takeAfterSpace(']') ? { kind: 'list', items } : undefined;
  }

  #string(): string | undefined {
    let text = '';
    for (;;) {
      text += this.#match(chunk)?.[0] ?? '';
      if (this.#take('"')) return text;
      if (!this.#take('\\')) return undefined;
      const letter = this.#text[this.#at++] ?? '';
      const hex = this.#text.slice(this.#at, this.#at + 4);
      if (letter === 'u' && /^[\da-fA-F]{4}$/.test(hex)) {
        text += String.fromCharCode(parseInt(hex, 16));
        this.#at += 4;
        continue;
      }
      const character = escapes.get(letter);
      if (character === undefined) return undefined;
      text += character;
    }
  }

  #number(): PythonValue | undefined {
    const match = this.#match(number);
    if (match === undefined) return undefined;
    const [text, whole = '', fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return { kind: 'float', value: Number(text) };
    return whole.length > longestInteger ? undefined : { kind: 'int', value: BigInt(whole) };
  }

  #takeAfterSpace(character: string): boolean {
    this.#match(space);
    return this.#take(character);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }
}

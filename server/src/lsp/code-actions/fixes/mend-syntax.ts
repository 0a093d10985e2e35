import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import { goesOnWithout } from '../edits/line-that-goes-on.ts';

/**
 * Puts in what is missing, takes out what is too much, or writes what was meant another way. The messages of the parser
 * say what it expected, and nothing else does: the trial tells which guess was right.
 */
export const mendSyntax: QuickFix = {
  codes: ['syntax-error'],
  *fixes(request): Iterable<Fix> {
    yield* otherSpelling(request);
    // Of a brace in a text only the beginning is marked.
    if (!('meant' in request.data)) yield* [...missing(request), ...tooMuch(request)];
  },
};

/** Texts that are written otherwise in other languages, by how they begin. */
const spellings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\\(?=[^\\])/y, () => '\\\\'],
  [/\{(?=[A-Za-z_`])/y, () => '{{'],
];

function* otherSpelling({ text, start, end, diagnostic }: FixRequest): Iterable<Fix> {
  const found = text.slice(start, end);
  for (const [pattern, write] of spellings) {
    for (const at of [start, start - 1]) {
      pattern.lastIndex = Math.max(at, 0);
      const match = pattern.exec(text);
      if (!match || match.index + match[0].length <= start) continue;
      const written = write(match);
      const edit = { start: match.index, end: match.index + match[0].length, text: written };
      yield { title: `Write \`${written}\` for \`${match[0]}\``, edits: [edit], preferred: true };
      break;
    }
  }
  if (messageOf(diagnostic).includes('reserved word')) {
    const edits = [{ start, end, text: `\`${found}\`` }];
    yield { title: `Put \`${found}\` in backquotes`, edits, preferred: true };
  }
  if (/^\d+$/.test(found) && messageOf(diagnostic).includes('a duration')) {
    yield { title: `Write \`${found}s\`: seconds`, edits: [insert(end, 's')], preferred: true };
  }
  const word = /^[^\s"{}()[\],;]+/.exec(text.slice(start))?.[0];
  if (word !== undefined && messageOf(diagnostic).startsWith('Expected a text in quotes')) {
    const edits = [{ start, end: start + word.length, text: `"${word}"` }];
    yield { title: `Put \`${word}\` in quotes`, edits, preferred: true };
  }
  if (messageOf(diagnostic).startsWith('Imports stand before')) yield* importAtTop(text, start);
  if (messageOf(diagnostic).includes('separated by `,`: one is missing before')) {
    yield* commaBefore(text, start);
  }
}

/** Of several lines of one list that lack it, all that follow each other: one alone leaves the error of the next. */
function* commaBefore(text: string, start: number): Iterable<Fix> {
  const list = listAround(text, start);
  const edits = [insert(list.slice(0, start).trimEnd().length, ',')];
  yield { title: 'Add `,`', edits, preferred: true };
  const line = /[^,;{}()\r\n]*[^,;{}()\s](?=\s*[\r\n]\s*\w+\??\s*:)/g;
  line.lastIndex = start;
  for (let found = line.exec(list); found; found = line.exec(list)) {
    edits.push(insert(found.index + found[0].length, ','));
    yield { title: 'Add `,` where it is missing', edits: [...edits], preferred: true };
    if (edits.length > 20) return;
  }
}

const proseOrBracket = /"""[^]*?(?:"""|$)|"(?:[^"\\\r\n]+|\\.)*"?|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*|[(){}]/g;

/** The text up to the end of the list that a place stands in, with blanks for comments and quotes for what is in texts. */
function listAround(text: string, place: number): string {
  let depth = 0;
  let end = text.length;
  const plain = text.replace(proseOrBracket, (found, at: number) => {
    if (!/^[(){}]/.test(found)) return found.replace(/./g, found.startsWith('"') ? '"' : ' ');
    if (at >= place) depth += found === '(' || found === '{' ? 1 : -1;
    if (depth < 0) end = Math.min(end, at);
    return found;
  });
  return plain.slice(0, end);
}

function* importAtTop(text: string, start: number): Iterable<Fix> {
  const line = /^[^\r\n]*(?:\r\n|\n|$)/.exec(text.slice(start))?.[0] ?? '';
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const edits = [insert(top, `${line.trimEnd()}${lineEndIn(text)}`), { start, end: start + line.length, text: '' }];
  yield { title: 'Move this import to the top', edits, preferred: true };
}

/** The token that a message says was expected, behind what stands before it and before what stands there. */
function* missing({ text, start, end, diagnostic }: FixRequest): Iterable<Fix> {
  const message = messageOf(diagnostic);
  const expected =
    /^Expected `([^`]+|`)`(?: or| after|,|\.)/.exec(message)?.[1] ??
    (message.includes('is not closed') ? closerFor(text, start, message) : undefined);
  if (expected === undefined || (expected === '->' && /^\s*(?:[\r\n}]|\/\/|$)/.test(text.slice(end)))) return;
  yield* completed(end, expected);
  const title = `Add \`${expected}\``;
  const before = text.slice(0, start).trimEnd().length;
  const ends = lineEndOf(text, start);
  const places = new Set([end, before, ends, start, ...(/^[)\]]$/.test(expected) ? listEnds(text, end) : [])]);
  for (const at of places) {
    const word = /^\w|^->/.test(expected) ? ` ${expected} ` : expected;
    yield { title, edits: [insert(at, /^\w/.test(text.charAt(at)) ? word : word.trimEnd())], preferred: true };
  }
  if (expected === '(') yield { title: 'Add `()`', edits: [insert(before, '()')], preferred: true };
  if (expected === '}') {
    yield { title, edits: [insert(ends, `${lineEndIn(text)}${outer(indentAt(text, start))}}`)], preferred: true };
    const block = endOfBlock(text, start);
    yield { title, edits: [insert(block, `${lineEndIn(text)}${indentAt(text, start)}}`)], preferred: true };
  }
}

/** The rest of a statement whose next word is missing. */
const completions = new Map([
  ['to', { text: ' to 3', placeholder: '3' }],
  ['before', { text: ' before exit', placeholder: undefined }],
  ['exit', { text: ' exit', placeholder: undefined }],
  ['tokens', { text: ' tokens', placeholder: undefined }],
]);

function* completed(end: number, expected: string): Iterable<Fix> {
  const completion = completions.get(expected);
  if (completion === undefined) return;
  const { placeholder } = completion;
  const edits = [insert(end, completion.text)];
  const title = `Add \`${completion.text.trim()}\``;
  yield { title, edits, preferred: true, ...(placeholder === undefined ? {} : { placeholder }) };
}

/** What stands where nothing like it can stand, alone. */
function* tooMuch({ text, start, end, data, diagnostic }: FixRequest): Iterable<Fix> {
  const found = text.slice(start, end);
  if (found === '' || /[\r\n]/.test(found) || data.instead === '' || goesOnWithout(text, start, end)) return;
  if (found === ',') yield { title: 'Write `|` for `,`', edits: [{ start, end, text: ' |' }], preferred: true };
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const preferred = messageOf(diagnostic).startsWith('Cases stand on lines');
  yield { title: `Remove \`${found}\``, edits: [{ start: start - before, end, text: '' }], preferred };
}

/** The end of the last line that stands deeper than the one that a bracket opens on. */
function endOfBlock(text: string, start: number): number {
  const depth = indentAt(text, start).length;
  let end = lineEndOf(text, start);
  const rest = /(?:\r\n|\r|\n)([ \t]*)(\S.*)?/g;
  rest.lastIndex = end;
  for (let line = rest.exec(text); line; line = rest.exec(text)) {
    if (line[2] === undefined) continue;
    if ((line[1] ?? '').length <= depth) break;
    end = line.index + line[0].trimEnd().length;
  }
  return end;
}

function closerFor(text: string, start: number, message: string): string {
  if (message.includes('second `"` is')) return '"';
  if (text.startsWith('/*', start)) return ' */';
  if (text.startsWith('"""', start)) return '"""';
  const opener = text.charAt(start);
  return closers.get(opener) ?? opener;
}

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Where a list in brackets may end: before what can follow it on its line. */
function* listEnds(text: string, start: number): Iterable<number> {
  const line = text.slice(start, lineEndOf(text, start));
  const next = /\s*(?:->|[:{|=]|\b(?:command|from|http|mcp|person|prompt)\b)/g;
  for (const { index } of line.matchAll(next)) yield start + index;
}

function lineEndOf(text: string, from: number): number {
  const found = text.slice(from).search(/[ \t]*(?:\r|\n|$)/);
  return found < 0 ? text.length : from + found;
}

function outer(indent: string): string {
  return indent.slice(0, -2);
}

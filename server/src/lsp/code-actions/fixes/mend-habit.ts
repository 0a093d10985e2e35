import type { Range } from 'vscode-languageserver';
import type { Edit } from '#language/print/edits.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import { goesOnWithout } from '../edits/line-that-goes-on.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Writes in this language what was written in another one, as the message says it. */
export const mendHabit: QuickFix = {
  codes: ['syntax-error'],
  *fixes(request): Iterable<Fix> {
    yield* [...inPlace(request), ...caseWord(request), ...orderInstead(request)];
  },
};

/** What `Habit.instead` gave. Where the line has the same slip several times, all at once: one alone leaves an error. */
function* inPlace({ text, start, end, data: { instead, alsoAt }, document }: FixRequest): Iterable<Fix> {
  if (typeof instead !== 'string' || (instead === '' && goesOnWithout(text, start, end))) return;
  const found = text.slice(start, end);
  const title = instead === '' ? `Remove \`${found.trim()}\`` : `Write \`${instead.trim()}\` for \`${found.trim()}\``;
  // No space stands before a colon or a comma, and of two around what goes one is enough.
  const closesUp = /^[:,;]/.test(instead) || (instead === '' && /^(?:[ \t]|$|[\r\n])/.test(text.slice(end)));
  const from = closesUp ? text.slice(0, start).trimEnd().length : start;
  const others = ((alsoAt ?? []) as readonly Range[]).map((range) => ({
    start: document.textDocument.offsetAt(range.start),
    end: document.textDocument.offsetAt(range.end),
    text: instead,
  }));
  yield { title, edits: [{ start: from, end, text: instead }, ...others], preferred: true };
  yield { title, edits: everywhereOnLine(text, start, found, instead), preferred: true };
}

function everywhereOnLine(text: string, start: number, found: string, instead: string): readonly Edit[] {
  const edits: Edit[] = [];
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  // Texts and comments stay as they are.
  for (const { 0: piece, index } of line.matchAll(/"[^"]*"|\/\/.*|[^"/]+|./g)) {
    if (piece.startsWith('"') || piece.startsWith('//')) continue;
    for (let at = piece.indexOf(found); at >= 0; at = piece.indexOf(found, at + found.length)) {
      edits.push({ start: start + index + at, end: start + index + at + found.length, text: instead });
    }
  }
  return edits;
}

/**
 * A word where the value of a case is expected is a text without quotes, or has another name here: that is what is meant,
 * unless the file has such a text.
 */
function* caseWord({ text, start, end, data, diagnostic }: FixRequest): Iterable<Fix> {
  const message = messageOf(diagnostic);
  if (!message.startsWith('A case is a value') || data.instead !== undefined) return;
  const found = text.slice(start, end);
  const word = /; (?:every other result is|a failed call is|the value is) `(\w+)`/.exec(message)?.[1];
  const quoted = `"${found.replaceAll('`', '')}"`;
  if (word !== undefined) {
    const preferred = !text.includes(quoted);
    yield { title: `Write \`${word}\` for \`${found}\``, edits: [{ start, end, text: word }], preferred };
  }
  yield { title: `Put \`${found}\` in quotes`, edits: [{ start, end, text: quoted }], preferred: word === undefined };
}

/** `require a before b` says nothing, and `only after a: b` what is meant. */
function* orderInstead({ text, start, end, diagnostic }: FixRequest): Iterable<Fix> {
  const order = /is written `(only after .*)`\.$/.exec(messageOf(diagnostic))?.[1];
  const statement = text.slice(0, start).lastIndexOf('require');
  if (order === undefined || statement < 0) return;
  yield { title: `Write \`${order}\``, edits: [{ start: statement, end, text: order }], preferred: true };
}

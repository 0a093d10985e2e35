import { kindOf } from '#language/lexer/error-kind.ts';
import { insert } from '../edits/insert.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Gives a parameter or field a type: that of its default, or else `string`, for the person to write over. */
export const giveType: QuickFix = {
  codes: ['syntax-error'],
  *fixes(request): Iterable<Fix> {
    const { text, start, end, data } = request;
    if (kindOf(data) !== 'no-type') return;
    const sign = /^\s*=(?=\s*(?:any|boolean|integer|number|string|[A-Z(]))/.exec(text.slice(end))?.[0];
    if (sign !== undefined) {
      yield { title: 'Write `:` for `=`', edits: [{ start: end, end: end + sign.length, text: ':' }], preferred: true };
    }
    const name = nameBefore(request);
    const type = typeOfDefault(text.slice(end)) ?? 'string';
    const placeholder = type === 'string' ? { placeholder: type } : {};
    const edit = insert(end, `: ${type}`);
    yield { title: `Give \`${name}\` the type \`${type}\``, edits: [edit], preferred: true, ...placeholder };
    // One alone leaves the error of the next.
    const more = [...text.slice(end).matchAll(/\s*,\s*(?:(\w+)\??(?=\s*[,)}=])|\w+\??\s*:[^,(){}\r\n]*)/gy)].flatMap(
      (found) => (found[1] === undefined ? [] : insert(end + found.index + found[0].length, ': string')),
    );
    if (more.length === 0) return;
    const names =
      text.slice(start, end) === '?'
        ? 'Give all of these the type `string`'
        : `Give \`${name}\` and those behind it the type \`string\``;
    yield { title: names, edits: [edit, ...more], preferred: true };
  },
};

function nameBefore({ text, end }: FixRequest): string {
  return /(\w+)\s*\??$/.exec(text.slice(0, end))?.[1] ?? '';
}

function typeOfDefault(behind: string): string | undefined {
  const value = /^\s*=\s*("|\[|-?\d+(?:\.\d+)?|true\b|false\b)/.exec(behind)?.[1];
  if (value === undefined) return undefined;
  if (value === '"') return 'string';
  if (value === '[') return 'any[]';
  if (value === 'true' || value === 'false') return 'boolean';
  return value.includes('.') ? 'number' : 'integer';
}

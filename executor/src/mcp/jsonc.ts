import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';

/** What is neither a text nor a comment, a comma, a bracket that closes, or white space. */
const plainRun = /[^"/,\]}\s]+/y;
const space = /\s+/y;

/**
 * The value of JSON with comments and final commas, as editors write their settings; `undefined` when it is broken. Takes
 * time in proportion to the text, whatever is in it.
 */
export function parseJsonc(text: string): Json | undefined {
  const plain: string[] = [];
  let comma = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
    const end = tokenEnd(text, at);
    if (end === undefined) return undefined;
    const token = text.slice(at, end);
    at = end;
    if (token.startsWith('/') || token.trim() === '') {
      plain.push(' ');
      continue;
    }
    // A comma counts once something follows it.
    if (comma && token !== ']' && token !== '}') plain.push(',');
    comma = token === ',';
    if (!comma) plain.push(token);
  }
  return parseJson(plain.join('') + (comma ? ',' : ''));
}

/** Where the token ends that begins here; `undefined` when it has no end. */
function tokenEnd(text: string, at: number): number | undefined {
  switch (text[at]) {
    case '"':
      return stringEnd(text, at);
    case '/':
      return commentEnd(text, at);
    case ',':
    case ']':
    case '}':
      return at + 1;
    default:
      return runEnd(space, text, at) ?? runEnd(plainRun, text, at);
  }
}

function runEnd(run: RegExp, text: string, at: number): number | undefined {
  run.lastIndex = at;
  return run.test(text) ? run.lastIndex : undefined;
}

function stringEnd(text: string, at: number): number | undefined {
  for (let next = at + 1; next < text.length; next += 1) {
    const character = text[next];
    if (character === '"') return next + 1;
    if (character === '\n') return undefined;
    if (character === '\\') next += 1;
  }
  return undefined;
}

function commentEnd(text: string, at: number): number | undefined {
  if (text[at + 1] === '/') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  const end = text[at + 1] === '*' ? text.indexOf('*/', at + 2) : -1;
  return end < 0 ? undefined : end + 2;
}

import type { IToken } from 'chevrotain';

/** What was expected, in words, behind what, and what stands there instead. */
export function sentence(expected: string, previous: IToken | undefined, actual: IToken | undefined): string {
  const after = previous && isSeen(previous) ? ` after ${quoted(previous)}` : '';
  const instead = actual && isSeen(actual) ? `, not ${quoted(actual)}` : '';
  return `Expected ${expected}${after}${instead}.`;
}

/** Not the end of a line or file, which has no text. */
export function isSeen(token: IToken): boolean {
  return token.image !== '' && token.tokenType.name !== 'EOF';
}

/** A token as a message shows it. */
export function quoted(token: IToken): string {
  const [line = ''] = token.image.split(/\r?\n/);
  return `\`${line.length > 30 ? `${line.slice(0, 29)}…` : line}\``;
}

import type { ILexingError, IToken } from 'chevrotain';
import { errorAt } from './inserted-tokens.ts';

/** An open bracket or text. `body` and `cases` hold statements that end with their line. */
export interface OpenBracket {
  readonly kind: 'body' | 'cases' | 'group' | 'string' | 'block' | 'placeholder';
  /** What closes it; nothing for texts and placeholders, which close by themselves. */
  readonly closer: string;
  readonly token: IToken;
  /** Column in which the line begins that it stands on. */
  readonly indentation: number;
}

/** What a type or value of a workflow's header stands behind, and its body never; `=` does so only in its brackets. */
const beforeType = new Set([':', '|', ',', '(', '[']);

/** What opens a bracket or text of which nothing else is to be known, by the name of its token. */
const openers = new Map<string, Pick<OpenBracket, 'kind' | 'closer'>>([
  ['(', { kind: 'group', closer: ')' }],
  ['[', { kind: 'group', closer: ']' }],
  ['STRING_OPEN', { kind: 'string', closer: '' }],
  ['BLOCK_OPEN', { kind: 'block', closer: '' }],
  ['PLACEHOLDER_OPEN', { kind: 'placeholder', closer: '' }],
]);

const closers = new Set([')', ']', '}']);
const textClosers = new Set(['STRING_CLOSE', 'BLOCK_CLOSE', 'PLACEHOLDER_CLOSE']);

/**
 * The bracket or text that a token opens. `pending`: what the next brace was announced to hold; `inside`: another bracket
 * is open.
 */
export function openedBy(
  token: IToken,
  previous: IToken | undefined,
  { pending, inside, indentation }: { pending: 'body' | 'cases' | undefined; inside: boolean; indentation: number },
): OpenBracket | undefined {
  const name = token.tokenType.name;
  if (name === '{') {
    const before = previous?.tokenType.name ?? '';
    const inHeader = pending === 'body' && (beforeType.has(before) || (before === '=' && inside));
    return { kind: inHeader ? 'group' : (pending ?? 'group'), closer: '}', token, indentation };
  }
  const opener = openers.get(name);
  return opener && { ...opener, token, indentation };
}

/** A bracket or text of any kind begins here. */
export function opens(token: IToken): boolean {
  return token.tokenType.name === '{' || openers.has(token.tokenType.name);
}

/** A bracket of any kind ends here. */
export function closesBracket(token: IToken): boolean {
  return closers.has(token.tokenType.name);
}

/** A text, or a placeholder in one, ends here. */
export function closesText(token: IToken): boolean {
  return textClosers.has(token.tokenType.name);
}

/** What closes the bracket around the innermost one, where both are round or square: `([)` lacks a `]`. */
export function closerAround(open: readonly OpenBracket[]): string | undefined {
  const inner = open.at(-1);
  const outer = open.at(-2);
  const closer = inner?.kind === 'group' && outer?.kind === 'group' ? outer.closer : undefined;
  return closer === inner?.closer ? undefined : closer;
}

/** What to say of a bracket or text that is not closed; nothing of a line's text, which ends with it, nor of what nobody opened. */
export function notClosed({ kind, closer, token }: OpenBracket): ILexingError | undefined {
  if (kind === 'block') return errorAt(token, 'This text is not closed: its second `"""` is missing.', 'open-text');
  if (closer === '' || token.image === '') return undefined;
  return errorAt(token, `This \`${token.image}\` is not closed.`, 'open-bracket');
}

import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexerErrorMessageProvider, LangiumParserErrorMessageProvider } from 'langium';
import { reservedWords } from '../lexer/reserved-words.ts';
import { expectedAfter, expectedChoice, expectedToken } from './expectations.ts';

/** Syntax errors in the words of the language: what was expected, after what, and what stands there instead. */
export class WfParserErrorMessages extends LangiumParserErrorMessageProvider {
  override buildMismatchTokenMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildMismatchTokenMessage']>[0],
  ): string {
    const { expected, actual, previous } = error;
    if (isName(expected) && reservedWords.has(actual.image)) return reserved(actual);
    if (expected.name === 'STRING_CLOSE') return 'This text is not closed: its second `"` is missing on the line.';
    return sentence(expectedToken(ruleOf(error), expected.name), previous, actual);
  }

  override buildNoViableAltMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildNoViableAltMessage']>[0],
  ): string {
    const { expectedPathsPerAlt, previous } = error;
    const [actual, next] = error.actual;
    const more = ruleOf(error) === 'Statement' && actual ? expectedAfter(actual.image) : undefined;
    if (more !== undefined) return sentence(more, actual, next);
    const firsts = expectedPathsPerAlt.flat().flatMap((path) => path.slice(0, 1).map((type) => type.name));
    return sentence(expectedChoice(ruleOf(error), firsts), previous, actual);
  }

  override buildEarlyExitMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildEarlyExitMessage']>[0],
  ): string {
    const { expectedIterationPaths, previous, actual } = error;
    const firsts = expectedIterationPaths.flatMap((path) => path.slice(0, 1).map((type) => type.name));
    return sentence(expectedChoice('', firsts), previous, actual[0]);
  }

  override buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
    if (firstRedundant.image === 'import') return 'Imports stand before all declarations.';
    return `Expected \`type\`, \`tool\` or \`workflow\`, not ${quoted(firstRedundant)}.`;
  }
}

/** What is wrong with characters that no token begins with. */
export class WfLexerErrorMessages extends DefaultLexerErrorMessageProvider {
  override buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
    const found = text.slice(offset, offset + Math.min(length, 20));
    if (found.startsWith('\\'))
      return `\`${text.slice(offset, offset + 2)}\` is no escape; for a backslash write \`\\\\\`.`;
    if (text.startsWith('/*', offset)) return 'This comment is not closed.';
    if (found.startsWith('`')) return 'This name is not closed: its second backquote is missing on the line.';
    if (found.startsWith("'")) return "A text stands in double quotes, not in `'`.";
    return `\`${found}\` means nothing here.`;
  }
}

function sentence(expected: string, previous: IToken | undefined, actual: IToken | undefined): string {
  const after = previous && isSeen(previous) ? ` after ${quoted(previous)}` : '';
  const instead = actual && isSeen(actual) ? `, not ${quoted(actual)}` : '';
  return `Expected ${expected}${after}${instead}.`;
}

function reserved(token: IToken): string {
  return `\`${token.image}\` is a reserved word: as a name it stands in backquotes.`;
}

function isName(type: TokenType): boolean {
  return type.name === 'ID';
}

/** Not the end of a line or file, which has no text. */
function isSeen(token: IToken): boolean {
  return token.image !== '' && token.tokenType.name !== 'EOF';
}

function quoted(token: IToken): string {
  const [line = ''] = token.image.split(/\r?\n/);
  return `\`${line.length > 30 ? `${line.slice(0, 29)}…` : line}\``;
}

/** Langium marks the names of its rules with a character of no width. */
function ruleOf(error: { readonly ruleName: string }): string {
  return error.ruleName.replace(/\u200B$/, '');
}

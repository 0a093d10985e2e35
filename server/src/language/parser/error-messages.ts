import type { IToken, TokenType } from 'chevrotain';
import { LangiumParserErrorMessageProvider } from 'langium';
import type { SyntaxErrorKind } from '../lexer/error-kind.ts';
import { reservedWords } from '../lexer/reserved-words.ts';
import { ruleNamed } from './rule-name.ts';
import { isSeen, quoted, sentence } from './sentence.ts';
import { expectedAfter, expectedChoice, expectedToken } from './expectations.ts';

/** Syntax errors in the words of the language: what was expected, after what, and what stands there instead. */
export class WfParserErrorMessages extends LangiumParserErrorMessageProvider {
  private kind: SyntaxErrorKind | undefined;

  /** The kind of the error that the last message is about, once: Chevrotain makes the error directly behind the message. */
  takeKind(): SyntaxErrorKind | undefined {
    const { kind } = this;
    this.kind = undefined;
    return kind;
  }

  override buildMismatchTokenMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildMismatchTokenMessage']>[0],
  ): string {
    const { expected, actual, previous } = error;
    if (isName(expected) && reservedWords.has(actual.image)) return reserved(actual);
    if (expected.name === 'STRING_CLOSE') {
      this.kind = 'open-line';
      return 'This text is not closed: its second `"` is missing on the line.';
    }
    if (expected.name === 'EOF') return this.declarationExpected(actual);
    const rule = ruleNamed(error.ruleName);
    if (expected.name === 'EOS' && rule === 'When' && actual.image === ',')
      return 'Cases stand on lines of their own or behind `;`, and several targets of one behind `|`: `,` separates neither.';
    if (rule === 'HttpTool' && expected.name === '}' && partsOfRequest.has(actual.image))
      return `Expected \`}\`, not ${quoted(actual)}: a request has one \`body\`, behind its headers.`;
    if (expected.name === ')' && rule === 'Call' && previous.image === '(')
      return `Arguments are written \`name: value\`: expected the name of a parameter, not ${quoted(actual)}.`;
    if (expected.name === ':' && endsWithoutType.get(rule)?.has(actual.image)) return this.typeMissing(previous);
    // What would go on with a line is not what is missing where it stands.
    if (expected.name === 'EOS' && (actual.image === '->' || actual.image === '|'))
      return sentence('the end of the line', previous, actual);
    if (isName(expected) && rule === 'Workflow') this.kind = 'no-name';
    // The keyword was taken for the name.
    if (expected.name === '(' && rule === 'Tool' && previous.image === 'tool') this.kind = 'no-name';
    if (expected.name === 'EOS') this.kind = 'no-line-end';
    if (expected.name === '->' && isSeen(actual)) this.kind = 'no-arrow';
    return sentence(expectedToken(rule, expected.name), previous, actual);
  }

  override buildNoViableAltMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildNoViableAltMessage']>[0],
  ): string {
    const { expectedPathsPerAlt, previous } = error;
    const [actual, next] = error.actual;
    const rule = ruleNamed(error.ruleName);
    const more = rule === 'Statement' && actual ? expectedAfter(actual.image) : undefined;
    if (more !== undefined) {
      if (next && isSeen(next)) this.kind = 'no-value';
      return sentence(more, actual, next);
    }
    if (rule === 'Literal' && actual?.image === '{') return objectAsCase;
    if (rule === 'Target' || rule === 'Group' || rule === 'Member') this.kind = 'no-target';
    if (rule === 'Declaration') this.kind = 'no-declaration';
    const firsts = expectedPathsPerAlt.flat().flatMap((path) => path.slice(0, 1).map((type) => type.name));
    return sentence(expectedChoice(rule, firsts), previous, actual);
  }

  override buildEarlyExitMessage(
    error: Parameters<LangiumParserErrorMessageProvider['buildEarlyExitMessage']>[0],
  ): string {
    const { expectedIterationPaths, previous, actual } = error;
    const firsts = expectedIterationPaths.flatMap((path) => path.slice(0, 1).map((type) => type.name));
    if (firsts.every((name) => name === '->') && actual[0] && isSeen(actual[0])) this.kind = 'no-arrow';
    return sentence(expectedChoice('', firsts), previous, actual[0]);
  }

  override buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
    if (firstRedundant.image === 'import') return 'Imports stand before all declarations.';
    return this.declarationExpected(firstRedundant);
  }

  /** `previous` is its name, or the `?` behind it. */
  private typeMissing(previous: IToken): string {
    this.kind = 'no-type';
    if (previous.image === '?') return 'What may be left out has a type as well: `name?: string`.';
    return `${quoted(previous)} has no type: it stands behind \`:\`, as in \`${previous.image}: string\`.`;
  }

  private declarationExpected(actual: IToken): string {
    this.kind = 'no-declaration';
    const found = sentence('`type`, `tool` or `workflow`', undefined, actual);
    if (!implementations.has(actual.image)) return found;
    return `${found.slice(0, -1)}: a tool has one implementation, directly behind its result type.`;
  }
}

/** What stands behind a name whose type is missing. No field has a default: its `=` is meant as a `:`. */
const endsWithoutType: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Parameter', new Set([',', ')', '}', '='])],
  ['Field', new Set([',', ')', '}'])],
]);
const partsOfRequest = new Set(['body', 'header']);
const implementations = new Set(['from', 'http', 'command', 'mcp', 'prompt', 'person']);

const objectAsCase = 'No case is an object: match it by `else`, or by one of its fields: `when field {…}`.';

/** What is wrong with a line that begins with no statement, or with no case. */
export function unreadableLine(holds: 'Statement' | 'Case', first: IToken): string {
  if (holds === 'Case' && first.image === '{') return objectAsCase;
  return sentence(expectedChoice(holds, []), undefined, first);
}

function reserved(token: IToken): string {
  return `\`${token.image}\` is a reserved word: as a name it stands in backquotes.`;
}

function isName(type: TokenType): boolean {
  return type.name === 'ID';
}

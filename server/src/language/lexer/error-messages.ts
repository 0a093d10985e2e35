import { DefaultLexerErrorMessageProvider } from 'langium';

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

import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TypedWord } from './place/typed-word.ts';

/** Where the offers of a list are inserted: the same for all of them. */
export interface Insertion {
  /** From the beginning of the word to the cursor. */
  readonly insert: Range;
  /** The same with the rest of the word behind the cursor. */
  readonly replace: Range;
  /** The word begins with a backquote. */
  readonly quoted: boolean;
  /** Nothing but a comment follows on the line. */
  readonly endsLine: boolean;
}

/** Where what is offered for a word is inserted. */
export function insertionAt({ from, at, to }: TypedWord, textDocument: TextDocument): Insertion {
  const text = textDocument.getText();
  const start = textDocument.positionAt(from);
  const rest = /^[^\r\n]*/.exec(text.slice(to))?.[0] ?? '';
  return {
    insert: { start, end: textDocument.positionAt(at) },
    replace: { start, end: textDocument.positionAt(to) },
    quoted: from < at && text[from] === '`',
    endsLine: /^\s*(\/\/.*)?$/.test(rest),
  };
}

import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { edits, type Edit } from '#language/print/edits.ts';
import { formatText, type FormattedText, type FormattingServices } from '#language/print/format-text.ts';
import { afterBrace, afterLineBreak, touched, type Stretch } from './stretches.ts';

/**
 * Lays out files as `wf fmt` does, whatever tab size the editor has. The edits are as small as they can be, so the
 * cursor stays where it is; a part with a syntax error gets none.
 */
export class WfFormatter implements Formatter {
  readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = {
    firstTriggerCharacter: '}',
    moreTriggerCharacter: ['\n'],
  };
  private readonly services: FormattingServices;

  constructor(services: FormattingServices) {
    this.services = services;
  }

  formatDocument(document: LangiumDocument): TextEdit[] {
    return textEdits(document, this.format(document), { start: 0, end: document.textDocument.getText().length });
  }

  /** The statements and declarations that the range touches, each as a whole. */
  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    const [start, end] = [document.textDocument.offsetAt(range.start), document.textDocument.offsetAt(range.end)];
    const formatted = this.format(document);
    return textEdits(document, formatted, touched(formatted.units, { start, end }));
  }

  /** What the `}` closes, or what the line break follows. */
  formatDocumentOnType(document: LangiumDocument, { ch, position }: DocumentOnTypeFormattingParams): TextEdit[] {
    const formatted = this.format(document);
    const text = document.textDocument.getText();
    const at = document.textDocument.offsetAt(position);
    const stretch = ch === '}' ? afterBrace(formatted.units, at) : afterLineBreak(formatted.units, text, at);
    return stretch ? textEdits(document, formatted, stretch) : [];
  }

  private format({ parseResult, textDocument }: LangiumDocument): FormattedText {
    return formatText(this.services, textDocument.getText(), parseResult);
  }
}

/** The edits within the stretch, and in the space in front of it up to the start of its line. */
function textEdits({ textDocument }: LangiumDocument, formatted: FormattedText, stretch: Stretch): TextEdit[] {
  const text = textDocument.getText();
  let margin = stretch.start;
  while (margin > 0 && /[ \t;]/.test(text.charAt(margin - 1))) margin -= 1;
  const isInside = ({ start, end }: Edit): boolean => start >= margin && end <= stretch.end;
  return edits(text, formatted.text)
    .filter(isInside)
    .map(({ start, end, text: newText }) => {
      return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText };
    });
}

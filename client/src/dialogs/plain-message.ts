import { visibleText } from '#core/events/visible-text.ts';

const wordJoiner = '\u2060';

/**
 * A message that is read and never clicked. The editor turns `[text](command:…)` in a notification or below an input box
 * into a link that runs the command, and what a model, a tool or a file wrote ends up in such messages. A character
 * without width between `]` and `(` leaves the text as it looks; line breaks become spaces, as the editor shows them.
 */
export function plainMessage(text: string): string {
  return visibleText(text.replace(/\r\n?|\n/g, ' ')).replaceAll('](', `]${wordJoiner}(`);
}

import type { Place } from './place/place.ts';
import type { CommentPlace } from './place/cursor.ts';

/** Characters after which the editor asks by itself. Letters of names it asks after anyway. */
export const triggerCharacters = ['>', '|', '{', '.', '(', ',', ':', '"', '/', '@', '`', ' ', '='];

type Kind = (Place | CommentPlace)['kind'];

/** Where a character that was just typed calls for something; elsewhere nobody expects a list to open. */
const expecting = new Map<string, readonly Kind[]>([
  ['>', ['target']],
  ['|', ['target', 'case', 'type', 'mention']],
  ['{', ['placeholder', 'imported-name', 'entry']],
  ['.', ['field', 'when-path', 'secret']],
  ['(', ['argument', 'words']],
  [',', ['mention', 'argument', 'entry', 'value', 'secret', 'imported-name']],
  [':', ['type', 'value', 'mention']],
  ['"', ['text']],
  ['/', ['text']],
  ['@', ['comment']],
  ['`', ['target', 'mention', 'type']],
  ['=', ['type', 'value']],
  [
    ' ',
    [
      'target',
      'mention',
      'argument',
      'value',
      'type',
      'words',
      'http-method',
      'text',
      'when-path',
      'comment',
      'secret',
      'imported-name',
    ],
  ],
]);

/** Whether a list is expected at a place after a typed character; asked for by hand it always is. */
export function isExpected(character: string | undefined, place: Place | CommentPlace): boolean {
  if (character === undefined) return true;
  // Inside of a text a space is a space.
  if (character === ' ' && place.kind === 'text') return place.from === undefined;
  return expecting.get(character)?.includes(place.kind) ?? true;
}

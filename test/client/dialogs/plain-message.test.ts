import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainMessage } from '../../../client/src/dialogs/plain-message.ts';

/** What the editor makes a link of. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const attack = '[Approve](command:workbench.action.quit?%5B%5D)';

it('the attack is one, to begin with', () => {
  expect(attack).toMatch(link);
});

it.each([attack, `[two\nlines](command:x)`, `[a](https://example.org "title")`, `]\u2060(${attack}`])(
  'nothing in %j becomes a link',
  (text) => {
    expect(plainMessage(text)).not.toMatch(link);
  },
);

it('no text becomes a link', () => {
  const pieces = fc.constantFrom('[', 'a', ']', '(', 'command:x', 'https://x', ')', ' ', '\n', '\u2060', '\u200b', '"');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (words) => {
      expect(plainMessage(words.join(''))).not.toMatch(link);
    }),
  );
});

it('a text without such a bracket stands as it was written, on one line', () => {
  expect(plainMessage('mail(to: ["a"]) — is it right?\r\nYes')).toBe('mail(to: ["a"]) — is it right? Yes');
});

it('what would be obeyed is shown', () => {
  expect(plainMessage('a\u202eb')).toBe(String.raw`a\u202eb`);
});

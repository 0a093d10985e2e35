export { nameText as writeName, reservedWords } from '#core/text/name-text.ts';

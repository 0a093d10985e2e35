import fc from 'fast-check';
import { EmptyFileSystem, type ParseResult } from 'langium';
import { describe, expect, it, vi } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { programTexts } from '../../support/program-texts.ts';
import { markedFile } from '../print/programs.ts';
import { scatter, wild } from '../print/scatter.ts';
import { edit, edited } from './edits.ts';
import { pictureOf } from './parse-picture.ts';

vi.setConfig({ testTimeout: 120_000 });

const whole = createWfServices(EmptyFileSystem).Wf.parser.LangiumParser;
const { Parser: parser } = createWfServices(EmptyFileSystem).Wf.parser;

/** Parses a text and each of its later versions, every time with what the time before left. */
function follow(versions: readonly string[]): void {
  let previous: ParseResult | undefined;
  for (const [index, text] of versions.entries()) {
    previous = parser.reparse(text, previous);
    const [found, wanted] = [pictureOf(previous), pictureOf(whole.parse(text))];
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
    expect(found, `version ${index}: ${JSON.stringify(versions.slice(index - 1, index + 1))}`).toEqual(wanted);
    throw new Error('The pictures differ where `toEqual` does not look.');
  }
}

const examples = programTexts('examples').map(([, text]) => text);
const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });
const program = fc.oneof(
  fc.constantFrom(...examples),
  fc.tuple(fc.constantFrom(...examples), fc.constantFrom(...examples)).map((both) => both.join('\n')),
  fc.tuple(markedFile, choices).map(([marked, picks]) => scatter(marked, wild, picks)),
);

describe('a text that is read again where it was changed', () => {
  it('gives what a parse of the whole text gives, whatever the edits', () => {
    fc.assert(
      fc.property(program, fc.array(edit, { minLength: 1, maxLength: 12 }), (text, edits) => {
        const versions = [text];
        for (const next of edits) versions.push(edited(versions.at(-1) ?? '', next));
        follow(versions);
      }),
      { numRuns: 150 },
    );
  });
});

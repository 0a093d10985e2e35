import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { formatText } from '#language/print/format-text.ts';
import { edits } from '#language/print/edits.ts';
import { markedFile } from './programs.ts';
import { scatter, traceless, wild } from './scatter.ts';
import { shapeOf, Wf } from './shape.ts';

vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 60 };

const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });
const file = fc.tuple(markedFile, choices).map(([marked, picks]) => scatter(marked, wild, picks));
const format = (text: string): string => formatText(Wf, text).text;

it('the files are ones that the parser accepts', () => {
  fc.assert(
    fc.property(file, (text) => {
      expect(shapeOf(text).errors).toEqual([]);
    }),
    runs,
  );
});

it('the meaning stays: the same tree, the same documentation', () => {
  fc.assert(
    fc.property(file, (text) => {
      const formatted = formatText(Wf, text);
      expect(formatted.complete).toBe(true);
      expect(shapeOf(formatted.text)).toEqual(shapeOf(text));
    }),
    runs,
  );
});

it('formatting twice is formatting once', () => {
  fc.assert(
    fc.property(file, (text) => {
      expect(format(format(text))).toBe(format(text));
    }),
    runs,
  );
});

it('every comment is kept', () => {
  const comments = (text: string): readonly string[] =>
    Wf.parser.Lexer.tokenize(text)
      .hidden.map(({ image }) => image.replace(/\s+/g, ' ').trim())
      .sort();
  fc.assert(
    fc.property(file, (text) => {
      expect(comments(format(text))).toEqual(comments(text));
    }),
    runs,
  );
});

it('the layout does not depend on how the text was laid out', () => {
  fc.assert(
    fc.property(markedFile, choices, choices, (marked, one, other) => {
      expect(format(scatter(marked, traceless, one))).toBe(format(scatter(marked, traceless, other)));
    }),
    runs,
  );
});

it('the edits lead to the formatted text', () => {
  fc.assert(
    fc.property(file, (text) => {
      const formatted = format(text);
      let [result, at] = ['', 0];
      for (const { start, end, text: inserted } of edits(text, formatted)) {
        expect(start).toBeGreaterThanOrEqual(at);
        result += text.slice(at, start) + inserted;
        at = end;
      }
      expect(result + text.slice(at)).toBe(formatted);
    }),
    runs,
  );
});

it('no line ends with a space, none but texts are indented by tabs, and the file ends with one line break', () => {
  fc.assert(
    fc.property(file, (text) => {
      const formatted = format(text).replace(/"""[\s\S]*?"""+|\/\*[\s\S]*?\*\//g, 'x');
      expect(formatted).not.toMatch(/[ \t]\r?\n/);
      expect(formatted).not.toMatch(/^\t/m);
      expect(formatted).not.toMatch(/\n\s*\n$/);
      if (formatted !== '') expect(formatted).toMatch(/\n$/);
    }),
    runs,
  );
});

it('a text that is broken anywhere keeps its characters, and formatting twice is formatting once', () => {
  const broken = fc.tuple(file, fc.nat(), fc.nat(20)).map(([text, at, length]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + text.slice(start + length);
  });
  const characters = (text: string): string =>
    Array.from(text.replace(/[\s,;]/g, ''))
      .sort()
      .join('');
  fc.assert(
    fc.property(broken, (text) => {
      const formatted = format(text);
      expect(characters(formatted)).toBe(characters(text));
      expect(format(formatted)).toBe(formatted);
    }),
    runs,
  );
});

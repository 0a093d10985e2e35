import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programTexts } from '../../support/program-texts.ts';
import { createWorkspace } from '../../support/workspace.ts';

const workspace = await createWorkspace({});
const { Lexer } = workspace.Wf.parser;

/** Builds the text and asks for everything that is known of it; nothing of that may throw. */
async function analyse(text: string): Promise<void> {
  await workspace.write({ 'main.wf': text });
  const document = workspace.document('main.wf');
  const lowered = workspace.lower('main.wf');
  const lines = text.split(/\r\n?|\n/);
  for (const { range, message } of await workspace.findings('main.wf')) {
    expect(message).not.toContain('undefined');
    expect(range.end.line).toBeLessThan(lines.length);
    expect(range.end.line - range.start.line || range.end.character - range.start.character).toBeGreaterThanOrEqual(0);
  }
  for (const { id, rules } of lowered.workflows) {
    for (const place of [id, ...rules.map((rule) => rule.id)]) {
      expect(workspace.Wf.analysis.Origins.locate(document, place)).toBeDefined();
    }
  }
}

describe.each([...programTexts('examples'), ...programTexts('test/fixtures')])(
  '%s',
  { timeout: 60_000 },
  (_name, text) => {
    test('any beginning of it can be analysed', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length), (length) => analyse(text.slice(0, length))),
        { numRuns: 40 },
      );
    });

    test('it can be analysed without any one of its tokens', async () => {
      const { tokens } = Lexer.tokenize(text);
      const seen = tokens.filter(({ image }) => image !== '');
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...seen), ({ startOffset, image }) =>
          analyse(text.slice(0, startOffset) + text.slice(startOffset + image.length)),
        ),
        { numRuns: 40 },
      );
    });

    test('it can be analysed with its tokens in any order', async () => {
      const images = Lexer.tokenize(text).tokens.map(({ image }) => image);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(images, { maxLength: Math.min(images.length, 60) }), (order) =>
          analyse(order.join(' ')),
        ),
        { numRuns: 30 },
      );
    });
  },
);

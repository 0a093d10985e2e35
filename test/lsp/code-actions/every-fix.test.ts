import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { withoutAnnotations } from '../../docs/annotate.ts';
import { wfBlocks } from '../../docs/wf-blocks.ts';
import { programTexts } from '../../support/program-texts.ts';
import { brokenFixes } from './every-fix.ts';
import { randomProgram } from './random-program.ts';

// Every fix does what its title says: it is applied, and the text is read again by services that never saw it before.

const minutes = 60_000;

/** Too many states to explore so often. */
const slow = new Set(['analysis-incomplete']);
const pages = Object.keys(catalogue).filter((code) => !slow.has(code));

/** The example of a page with the files beside it. */
function examplesOf(code: string): readonly { readonly text: string; readonly beside: Record<string, string> }[] {
  const page = `docs/diagnostics/${code}.md`;
  const blocks = wfBlocks(page, readFileSync(page, 'utf8')).filter(({ heading }) => heading === 'Example');
  return blocks.map((block) => {
    const beside = blocks.filter(({ file }) => file !== undefined && block.with.includes(file));
    return {
      text: withoutAnnotations(block.text),
      beside: Object.fromEntries(beside.map(({ file = '', text }) => [file, withoutAnnotations(text)])),
    };
  });
}

describe('every fix of the examples', () => {
  test.each(pages)('%s', { timeout: 2 * minutes }, async (code) => {
    for (const { text, beside } of examplesOf(code)) expect((await brokenFixes(text, beside)).broken).toEqual([]);
  });

  it('of a file with one of each', { timeout: 5 * minutes }, async () => {
    const [, text = ''] = programTexts('examples').find(([name]) => name.endsWith('broken.wf')) ?? [];
    const { applied, broken } = await brokenFixes(text);
    expect(broken).toEqual([]);
    expect(applied).toBeGreaterThan(100);
  });
});

describe('every fix', () => {
  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['statements on one line', (text: string) => text.replaceAll(/\n {2}(?=\w)/g, '; ').replaceAll('{;', '{')],
  ])('of files with %s', { timeout: 2 * minutes }, async (_name, change) => {
    for (const code of ['missing-start', 'dead-end', 'redundant-rule', 'unused-type', 'unresolved-reference']) {
      for (const { text, beside } of examplesOf(code)) {
        const { applied, broken } = await brokenFixes(change(text), beside);
        expect(broken).toEqual([]);
        expect(applied).toBeGreaterThan(0);
      }
    }
  });

  it('of random programs', { timeout: 5 * minutes }, async () => {
    await fc.assert(
      fc.asyncProperty(randomProgram, async (text) => {
        expect((await brokenFixes(text)).broken).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, factsOf, type DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { annotate, withoutAnnotations } from './docs/annotate.ts';
import { blockFindings } from './docs/block-findings.ts';
import { isWorkflow, wfBlocks, type WfBlock } from './docs/wf-blocks.ts';
import { readAnnotations, showAnnotations, type Annotation } from './support/annotations.ts';

// Every page of docs/diagnostics is a test: the Example reports exactly what its carets say, the Instead nothing.
// `UPDATE=1 vitest run test/diagnostics.test.ts` writes the carets; read the difference before you keep it.

const codes = Object.keys(catalogue) as DiagnosticCode[];

/** Errors, warnings, and whatever the page is about: an example may well leave a tool undocumented. */
async function relevant(block: WfBlock, page: readonly WfBlock[]): Promise<readonly Annotation[]> {
  const code = block.page.replace(/^.*\/|\.md$/g, '');
  const found = await blockFindings(block, page);
  return found.filter((one) => one.severity === 'error' || one.severity === 'warning' || one.code === code);
}

async function annotated(page: string, markdown: string): Promise<string> {
  const blocks = wfBlocks(page, markdown);
  let result = markdown;
  for (const block of blocks.filter(({ heading }) => heading === 'Example')) {
    const text = withoutAnnotations(block.text);
    const found = await relevant({ ...block, text }, blocks);
    result = result.replace(`\`\`\`wf\n${block.text}`, () => `\`\`\`wf\n${annotate(text, found)}`);
  }
  return result;
}

describe.each(codes)('docs/diagnostics/%s.md', (code) => {
  const page = `docs/diagnostics/${code}.md`;
  const blocksBelow = (heading: string): readonly WfBlock[] =>
    wfBlocks(page, readFileSync(page, 'utf8')).filter((block) => block.heading === heading);

  beforeAll(async () => {
    if (process.env.UPDATE === '1') writeFileSync(page, await annotated(page, readFileSync(page, 'utf8')));
  });

  test('Example reports exactly what its carets say', async () => {
    const examples = blocksBelow('Example');
    for (const example of examples) {
      const expected = readAnnotations(example.text);
      expect(showAnnotations(await relevant(example, examples))).toEqual(showAnnotations(expected));
    }
    expect(examples.flatMap(({ text }) => readAnnotations(text)).map((one) => one.code)).toContain(code);
  });

  test('Instead is clean', async () => {
    const instead = blocksBelow('Instead');
    expect(instead).not.toEqual([]);
    for (const block of instead.filter(isWorkflow)) expect(showAnnotations(await relevant(block, instead))).toEqual([]);
  });

  test('begins with its severity', () => {
    const { severity } = factsOf(code);
    const article = { error: 'An error', warning: 'A warning', information: 'Information', hint: 'A hint' }[severity];
    expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`^# ${code}\n\n${article}: `));
  });
});

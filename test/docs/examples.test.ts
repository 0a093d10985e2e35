import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Ratings } from '#core/diagnostics/ratings.ts';
import { readAnnotations, showAnnotations } from '../support/annotations.ts';
import { blockFindings } from './block-findings.ts';
import { wfBlocks } from './wf-blocks.ts';

// What a page shows must be so: errors and warnings of each `wf` block are those that its carets say, usually none.
// The pages of docs/diagnostics have a test of their own.

/** The modules of an example are the reader's. */
const withoutModules: Ratings = new Map([['missing-module', 'off']]);
const pages = ['README.md', ...globSync('docs/*.md')].sort();
const blocks = pages.map((page) => [page, wfBlocks(page, readFileSync(page, 'utf8'))] as const);

describe.each(blocks.filter(([, all]) => all.length > 0))('%s', (page, all) => {
  test.each(all.map((block) => [block.line, block] as const))(
    `${page}:%i says what is found in it`,
    async (_line, block) => {
      const found = await blockFindings(block, all, withoutModules);
      const weighty = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(showAnnotations(weighty)).toEqual(showAnnotations(readAnnotations(block.text)));
    },
  );
});

test('the pages that teach the language have examples', () => {
  const teaching = [
    'README.md',
    'docs/agents-and-workflows.md',
    'docs/coming-from.md',
    'docs/language.md',
    'docs/mcp.md',
  ];
  expect(blocks.filter(([, all]) => all.length > 0).map(([page]) => page)).toEqual(teaching);
});

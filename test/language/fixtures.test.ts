import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAnnotations, showAnnotations } from '../support/annotations.ts';
import { annotationsOf, isProblem } from '../support/workspace.ts';

const folder = new URL('../fixtures/', import.meta.url);

describe('fixtures: each error and warning stands under the text that it marks, and there is no other', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.wf')))('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const found = (await annotationsOf(text)).filter(isProblem);
    expect(showAnnotations(found)).toEqual(showAnnotations(readAnnotations(text)));
  });
});

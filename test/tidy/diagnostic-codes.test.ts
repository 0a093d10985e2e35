import { describe, expect, it } from 'vitest';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { projectFiles, text } from './project-files.ts';

const codes = Object.keys(catalogue);
const namesIn = (folder: string, ending: string): string[] =>
  projectFiles(folder)
    .filter((file) => file.endsWith(ending) && file.slice(folder.length + 1).split('/').length === 1)
    .map((file) => file.slice(folder.length + 1, -ending.length));

describe('diagnostic codes', () => {
  it('are words in kebab-case', () => {
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it('have one page each, and every page has a code', () => {
    const pages = namesIn('docs/diagnostics', '.md').filter((name) => name !== 'README');
    expect(pages.sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s has a page in the agreed form', (code) => {
    const headings = [...text(`docs/diagnostics/${code}.md`).matchAll(/^#+ +(.*)$/gm)].map(([, title]) => title);
    for (const section of ['What it checks', 'Why it matters', 'Example', 'Instead', 'Limits']) {
      expect(headings).toContain(section);
    }
  });
});

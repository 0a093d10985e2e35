import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { createWfServices } from '#language/module.ts';
import type { Edit } from '#language/print/edits.ts';
import { Pieces } from '../../../server/src/lsp/code-actions/edits/pieces.ts';
import { isStillThere, newFindings } from '../../../server/src/lsp/code-actions/trial/improvement.ts';

const { LangiumDocumentFactory } = createWfServices(EmptyFileSystem).shared.workspace;

/** A text, and findings as `code word message`, each at the first place of its word. */
function checked(text: string, findings: readonly string[]): { document: LangiumDocument; diagnostics: Diagnostic[] } {
  const document = LangiumDocumentFactory.fromString(text, URI.parse('file:///a.wf'));
  const diagnostics = findings.map((finding): Diagnostic => {
    const [code = '', word = '', message = ''] = finding.split(' ');
    const start = document.textDocument.positionAt(text.indexOf(word));
    return { code, message, range: { start, end: start } };
  });
  return { document, diagnostics };
}

/** The messages of what an edit brings in. */
function broughtIn(
  text: string,
  edit: Edit,
  before: readonly string[],
  after: readonly string[],
  mended = 'dead-end',
): readonly unknown[] {
  const pieces = new Pieces(text);
  pieces.apply([edit]);
  const found = newFindings(
    checked(text, before),
    checked(pieces.text, after),
    (offset) => pieces.originOf(offset),
    mended,
  );
  return found.map(({ message }) => message);
}

describe('what a fix brings in', () => {
  const text = 'one two three';
  const first = { start: 0, end: 0, text: 'zero ' };

  it('is nothing where a finding only moved with its text', () => {
    expect(broughtIn(text, first, ['x two A'], ['x two A'])).toEqual([]);
    expect(broughtIn(text, first, ['x two A'], ['x two B'])).toEqual([]);
  });
  it('is nothing where a finding is said of another place in the same words', () => {
    expect(broughtIn(text, first, ['x two A'], ['x zero A'])).toEqual([]);
  });
  it('is a finding in the place of another, though there are no more of its code', () => {
    expect(broughtIn(text, first, ['x two A'], ['x three B'])).toEqual(['B']);
    expect(broughtIn(text, first, ['x two A'], ['y two A'])).toEqual(['A']);
  });
  it('is one of two where there was one', () => {
    expect(broughtIn(text, first, ['x two A'], ['x two A', 'x three A'])).toEqual(['A']);
    expect(broughtIn(text, first, ['x two A', 'x three B'], ['x three B', 'x two C', 'x one D'])).toEqual(['D']);
  });
  it('is nothing where what a finding stood in was replaced', () => {
    const replaced = { start: 4, end: 7, text: 'deux' };
    expect(broughtIn(text, replaced, ['x two A'], ['x deux B'])).toEqual([]);
    expect(broughtIn(text, replaced, ['x three A'], ['x deux B'])).toEqual(['B']);
  });
  it('behind an error that hides others is only what hides', () => {
    const after = ['x two A', 'unresolved-import three B'];
    expect(broughtIn(text, first, ['syntax-error one S'], after, 'syntax-error')).toEqual(['B']);
  });
});

it('a finding is still there where others of its code have gone', () => {
  const text = 'one two three';
  const edit = { start: 8, end: 13, text: 'four' };
  const pieces = new Pieces(text);
  pieces.apply([edit]);
  const before = checked(text, ['x two A', 'x three A']);
  const isThere = (after: readonly string[], index: number): boolean => {
    const finding = before.diagnostics[index];
    if (finding === undefined) throw new Error('There is no such finding.');
    return isStillThere(finding, before, checked(pieces.text, after), (offset) => pieces.originOf(offset));
  };
  expect(isThere(['x two A'], 0)).toBe(true);
  expect(isThere(['x two A'], 1)).toBe(false);
  expect(isThere(['x two B'], 0)).toBe(false);
});

import type { ReferenceInfo } from 'langium';
import { nearest } from '#core/text/nearest.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Puts in the name that was most likely meant, out of those that may stand there. */
export const correctName: QuickFix = {
  codes: ['unresolved-reference', 'unknown-argument', 'unknown-placeholder'],
  *fixes({ document, diagnostic, services }): Iterable<Fix> {
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    const reference = document.references.find(({ $refNode }) => $refNode?.offset === offset);
    const info: ReferenceInfo | undefined = reference?.error?.info;
    if (reference === undefined || info === undefined) return;
    const names = services.references.ScopeProvider.getScope(info)
      .getAllElements()
      .map(({ name }) => name)
      .toArray();
    const name = nearest(reference.$refText, names);
    if (name === undefined) return;
    const newText = writeName(name);
    yield { title: `Change to \`${name}\``, edits: [{ range: diagnostic.range, newText }], preferred: true };
  },
};

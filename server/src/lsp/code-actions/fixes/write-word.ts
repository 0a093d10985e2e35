import { literalText } from '#core/text/value-text.ts';
import { isCall, isNamedType, isReference } from '#language/generated/ast.ts';
import { constantMeantBy, targetMeantBy, typeMeantBy } from '#language/habits/name-habits.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes the word of this language for a name that other languages give the same thing. */
export const writeWord: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ document, text, start, end }): Iterable<Fix> {
    const reference = document.references.find(({ $refNode }) => $refNode?.offset === start);
    const container = reference?.error?.info.container;
    const name = text.slice(start, end);
    if (isNamedType(container)) yield* changed(/^`(\w+)`$/.exec(typeMeantBy(name) ?? '')?.[1]);
    if (isCall(container)) yield* changed(targetMeantBy(name));
    if (isReference(container) && container.path.length === 0) yield* changed(constantMeantBy(name));

    function* changed(word: string | undefined): Iterable<Fix> {
      if (word === undefined) return;
      yield { title: `Change to \`${word}\``, edits: [{ start, end, text: word }], preferred: true };
    }
  },
};

/** A value of a run is what a tool gave, not the tool. */
export const readResult: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ text, start, end, diagnostic }): Iterable<Fix> {
    if (!messageOf(diagnostic).includes('is a tool: write')) return;
    const [tool = ''] = text.slice(start, end).split('.', 1);
    const edits = [{ start, end, text: `${tool}.result` }];
    yield { title: `Change to \`${tool}.result\``, edits, preferred: true };
  },
};

/** Makes a text of a name that means nothing where a value stands. */
export const quoteValue: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ document, text, start, end }): Iterable<Fix> {
    const reference = document.references.find(({ $refNode }) => $refNode?.offset === start);
    const container = reference?.error?.info.container;
    if (!isReference(container) || container.path.length > 0) return;
    const title = `Put \`${text.slice(start, end)}\` in quotes`;
    yield { title, edits: [{ start, end, text: literalText(reference?.$refText ?? '') }] };
  },
};

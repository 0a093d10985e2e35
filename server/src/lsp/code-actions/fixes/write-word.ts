import { literalText } from '#core/text/value-text.ts';
import {
  isArgument,
  isCall,
  isLiteralType,
  isNamedType,
  isPrimitiveType,
  isReference,
  isTool,
  isUnionType,
  isWorkflow,
  type NamedType,
  type Reference,
  type TypeExpression,
} from '#language/generated/ast.ts';
import { inputMeantByType } from '#language/habits/input-as-type.ts';
import { constantMeantBy, targetMeantBy, typeMeantBy } from '#language/habits/name-habits.ts';
import { textMeantBy } from '#language/habits/text-meant.ts';
import { written } from '#language/syntax/written.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes the word of this language for a name that other languages give the same thing. */
export const writeWord: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ document, text, start, end }): Iterable<Fix> {
    const reference = document.references.find(({ $refNode }) => $refNode?.offset === start);
    const container = reference?.error?.info.container;
    const name = text.slice(start, end);
    if (isNamedType(container)) {
      yield* changed(
        /^`(\w+)`$/.exec(typeMeantBy(name) ?? '')?.[1] ?? written(inputMeantByType(container)?.type)?.$cstNode?.text,
      );
      yield* withoutResultType(container);
    }
    if (isCall(container)) yield* changed(targetMeantBy(name));
    if (isReference(container) && container.path.length === 0) {
      const constant = constantMeantBy(name);
      if (constant !== undefined && mayBe(constant, container)) yield* changed(constant);
    }

    function* changed(word: string | undefined): Iterable<Fix> {
      if (word === undefined) return;
      yield { title: `Change to \`${word}\``, edits: [{ start, end, text: word }], preferred: true };
    }

    /** What gives nothing has no result type. */
    function* withoutResultType(type: NamedType): Iterable<Fix> {
      if (!isTool(type.$container) && !isWorkflow(type.$container)) return;
      const colon = text.lastIndexOf(':', start);
      const edits = [{ start: text.slice(0, colon).trimEnd().length, end, text: '' }];
      if (name.toLowerCase() === 'void') yield { title: `Remove \`: ${name}\``, edits, preferred: true };
    }
  },
};

/** A parameter takes a constant, as far as its type says without others. */
function mayBe(constant: string, value: Reference): boolean {
  const argument = value.$container;
  const type = isArgument(argument) ? written(argument.parameter)?.ref?.type : undefined;
  const option = (one: TypeExpression): boolean =>
    isUnionType(one)
      ? one.options.some(option)
      : isPrimitiveType(one)
        ? one.primitive === 'any' || one.primitive === (constant === 'null' ? 'null' : 'boolean')
        : isLiteralType(one)
          ? one.literal.$cstNode?.text === constant
          : isNamedType(one);
  return type === undefined || option(type);
}

/** A value of a run is what a tool gave, not the tool. */
export const readResult: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ text, start, end, diagnostic }): Iterable<Fix> {
    if (!messageOf(diagnostic).includes('is a tool: write')) return;
    const [tool = '', ...path] = text.slice(start, end).split('.');
    // What is behind the tool may be a field of its result, or a word for the result.
    for (const steps of [path, path.slice(1), []]) {
      const result = [tool, 'result', ...steps].join('.');
      yield { title: `Change to \`${result}\``, edits: [{ start, end, text: result }], preferred: true };
    }
  },
};

/** Makes a text of a name that means nothing where a value stands. */
export const quoteValue: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ document, text, start, end }): Iterable<Fix> {
    const reference = document.references.find(({ $refNode }) => $refNode?.offset === start);
    const container = reference?.error?.info.container;
    if (!isReference(container) || container.path.length > 0) return;
    const name = reference?.$refText ?? '';
    const meant = textMeantBy(name);
    const isTemplate = meant !== literalText(name);
    const title = isTemplate ? `Write \`${meant}\`` : `Put \`${text.slice(start, end)}\` in quotes`;
    yield { title, edits: [{ start, end, text: meant }], preferred: isTemplate };
  },
};

/** Where others have one thing that holds all inputs, here each has a name. */
export const nameInput: QuickFix = {
  codes: ['unresolved-reference', 'unknown-placeholder'],
  *fixes({ text, start, end, diagnostic }): Iterable<Fix> {
    const input = /an input is named as it is, `(.+)`\.$/.exec(messageOf(diagnostic))?.[1];
    const dot = /^\s*\.\s*/.exec(text.slice(end))?.[0];
    if (input === undefined || dot === undefined) return;
    yield { title: `Change to \`${input}\``, edits: [{ start, end: end + dot.length, text: '' }], preferred: true };
  },
};

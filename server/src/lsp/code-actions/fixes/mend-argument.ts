import { AstUtils } from 'langium';
import { literalText } from '#core/text/value-text.ts';
import { nearestOf } from '#core/text/nearest.ts';
import { fieldText } from '#core/text/name-text.ts';
import {
  isArgument,
  isExit,
  isParameter,
  isReference,
  isText,
  type Argument,
  type Value,
} from '#language/generated/ast.ts';
import { plainValue } from '#language/texts/read-text.ts';
import { written } from '#language/syntax/written.ts';
import { removeItem } from '../edits/remove.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes a value the way its parameter takes it: as a text, without quotes, in a list, or as the value that was meant. */
export const mendValue: QuickFix = {
  codes: ['argument-type'],
  *fixes({ node, data }): Iterable<Fix> {
    const value = valueAt(node);
    const cst = value?.$cstNode;
    if (!value || !cst) return;
    const literals = Array.isArray(data.literals) ? (data.literals as readonly string[]) : [];
    const others = [...meant(value, literals), ...otherForms(value, cst.text)];
    for (const [index, text] of others.entries()) {
      yield {
        title: `Change to \`${text}\``,
        edits: [{ start: cst.offset, end: cst.end, text }],
        preferred: index === 0,
      };
    }
  },
};

/** Takes out an argument that the tool does not have. */
export const removeArgument: QuickFix = {
  codes: ['unknown-argument'],
  *fixes({ node, start, end }): Iterable<Fix> {
    const argument = AstUtils.getContainerOfType(node, isArgument);
    const call = argument?.$container;
    const cst = call?.$cstNode;
    if (!argument || !cst) return;
    yield* otherParameters(argument, { start, end });
    const brackets = cst.text.indexOf('(');
    const edit = removeItem(call.arguments, argument) ?? { start: cst.offset + brackets, end: cst.end, text: '' };
    const name = written(argument.parameter)?.$refText ?? '';
    yield { title: `Remove the argument \`${name}\``, edits: [edit] };
  },
};

const mostParameters = 3;

/** The parameters that the call does not fix yet. */
function* otherParameters(
  { $container: call }: Argument,
  at: { readonly start: number; readonly end: number },
): Iterable<Fix> {
  const fixed = new Set(call.arguments.map(({ parameter }) => written(parameter)?.$refText));
  const free = (written(call.tool)?.ref?.parameters ?? []).filter(({ name }) => !fixed.has(name));
  for (const { name } of free.slice(0, mostParameters)) {
    yield { title: `Change to \`${name}\``, edits: [{ ...at, text: fieldText(name) }] };
  }
}

function valueAt(node: unknown): Value | undefined {
  const place = AstUtils.getContainerOfType(node as Value, (one) => isArgument(one) || isParameter(one) || isExit(one));
  if (isArgument(place)) return written(place.value);
  return isParameter(place) ? place.default : place?.answer;
}

/** The texts of a union of which one was most likely meant. */
function meant(value: Value, literals: readonly string[]): readonly string[] {
  return isText(value) ? nearestOf(plainValue(value), literals, 2).map(literalText) : [];
}

function otherForms(value: Value, text: string): readonly string[] {
  const inList = `[${text}]`;
  if (isReference(value)) return [`"{${text}}"`, inList];
  if (!isText(value)) return [literalText(text), inList];
  const plain = plainValue(value).trim();
  return /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)$/.test(plain) ? [plain, inList] : [inList];
}

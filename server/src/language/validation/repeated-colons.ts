import type { Diagnostic } from 'vscode-languageserver-types';
import { arrowForColon } from '../habits/spelling-habits.ts';
import { messageOf } from './diagnostic-of.ts';

/**
 * Who writes `:` for the arrow of one case does so in each: on lines that follow each other that is one error, at the
 * first. Its data say, as `alsoAt`, where the others stand.
 */
export function withoutRepeatedColons(
  errors: readonly Diagnostic[],
  lineAt: (line: number) => string,
): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  let last = -1;
  for (const error of errors) {
    const { line } = error.range.start;
    const isColon = messageOf(error) === arrowForColon && isCase.test(lineAt(line));
    const first = told.at(-1);
    if (isColon && first !== undefined && line === last + 1) {
      const data = first.data as { readonly alsoAt?: readonly Diagnostic['range'][] };
      told[told.length - 1] = { ...first, data: { ...data, alsoAt: [...(data.alsoAt ?? []), error.range] } };
    } else told.push(error);
    last = isColon ? line : -1;
  }
  return told;
}

const isCase = /^\s*(?:"[^"]*"|-?\d[\d.]*|else|failed|false|null|true)\s*:/;

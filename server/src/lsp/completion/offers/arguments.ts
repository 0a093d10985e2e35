import { CompletionItemKind } from 'vscode-languageserver';
import type { Parameter } from '#core/ir/tool.ts';
import { fieldText, nameText } from '#core/text/name-text.ts';
import { misfitOf } from '#core/types/misfit.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { literal, stop } from '../snippet.ts';
import { shortType } from './references.ts';
import { sample } from './values.ts';

/** Parameters that a call does not fix yet, those that it must have first; all of these at once when there are several. */
export function argumentOffers(asked: Asked, callee: string, given: readonly string[]): readonly Offer[] {
  const parameters = asked.facts.callable(callee)?.parameters ?? [];
  const missing = parameters.filter(({ name }) => !given.includes(name) && !behind(asked.after).includes(name));
  const required = missing.filter(isRequired);
  const named = /^\s*:/.test(asked.after);
  const single = missing.map((parameter): Offer => {
    const { name, type, doc } = parameter;
    const known = fittingInput(asked, parameter) !== undefined;
    return {
      label: name,
      kind: CompletionItemKind.Field,
      ...(named ? { text: fieldText(name) } : { snippet: argument(asked, parameter, 1), again: !known }),
      signature: `${isRequired(parameter) ? '' : '?'}: ${shortType(type)}`,
      ...(doc === undefined ? {} : { description: doc.split('\n')[0] ?? doc }),
      rank: isRequired(parameter) ? rank.best : rank.good,
    };
  });
  if (named || required.length < 2) return single;
  const all: Offer = {
    label: required.map(({ name }) => name).join(', '),
    kind: CompletionItemKind.Snippet,
    snippet: required.map((parameter, index) => argument(asked, parameter, index + 1)).join(', '),
    description: 'all that the tool must have',
    rank: rank.usual,
  };
  return [...single, all];
}

/** `name: value`, the value an input of the same name where there is one that fits. */
function argument(asked: Asked, parameter: Parameter, number: number): string {
  const value = fittingInput(asked, parameter) ?? sample(parameter.type, asked.facts.types);
  return `${literal(fieldText(parameter.name))}: ${stop(number, value)}`;
}

/** The input of the same name, when its type fits. */
function fittingInput({ facts }: Asked, { name, type }: Parameter): string | undefined {
  if (!facts.parameters.some((one) => one.name === name)) return undefined;
  const inputType = facts.typeOf({ kind: 'input', id: '', name, path: [] });
  return inputType && misfitOf(inputType, type, facts.types, 'closed') === undefined ? nameText(name) : undefined;
}

function isRequired({ optional, default: standard }: Parameter): boolean {
  return !optional && standard === undefined;
}

/** Parameters that the rest of the line fixes, up to the end of the call. */
function behind(after: string): readonly string[] {
  const rest = /^[^)\r\n]*/.exec(after)?.[0] ?? '';
  return [...rest.matchAll(/([A-Za-z_][\w-]*|`[^`]*`)\s*:/g)].map(([, name = '']) => name.replaceAll('`', ''));
}

import { CompletionItemKind } from 'vscode-languageserver';
import type { Type } from '#core/ir/type.ts';
import { fieldText, nameText } from '#core/text/name-text.ts';
import { fieldsOf } from '#core/types/field-type.ts';
import { misfitOf } from '#core/types/misfit.ts';
import { typeText } from '#core/types/type-text.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { stop } from '../snippet.ts';

/**
 * Values that the text can refer to: inputs or parameters and, unless only inputs are asked for, results of the tools
 * of the workflow with their first fields, then arguments of earlier calls. Those of another type than `expected`, and
 * of tools that are `unset`, last.
 */
export function referenceOffers(
  { facts, after }: Asked,
  expected: Type | undefined,
  scope: 'inputs' | 'all' = 'all',
  unset: ReadonlySet<string> = new Set(),
): readonly Offer[] {
  const offer = (
    text: string,
    type: Type | undefined,
    kind: CompletionItemKind,
    order: number,
    early?: string,
  ): Offer => {
    const misfit = type && expected && !after.startsWith('.') && misfitOf(type, expected, facts.types, 'closed');
    const objection = misfit ? `not ${shortType(expected)}` : early;
    return {
      label: text,
      kind,
      rank: objection === undefined ? order : rank.objected,
      ...(type === undefined ? {} : { signature: `: ${shortType(type)}` }),
      ...(objection === undefined ? {} : { objection }),
    };
  };
  const inputs = facts.parameters.map(({ name }) => {
    const type = facts.typeOf({ kind: 'input', id: '', name, path: [] });
    return offer(nameText(name), type, CompletionItemKind.Variable, rank.best);
  });
  if (scope === 'inputs') return inputs;
  // Where a dot follows, only the first word of a reference is wanted.
  if (after.startsWith('.')) {
    const tools = facts.workflow?.tools ?? [];
    return [
      ...inputs,
      ...tools.map(({ name }) => offer(nameText(name), undefined, CompletionItemKind.Function, rank.usual)),
    ];
  }
  const results: Offer[] = [];
  const args: Offer[] = [];
  for (const { name: tool, returns, parameters } of facts.workflow?.tools ?? []) {
    const root = nameText(tool);
    const early = unset.has(tool) ? `\`${root}\` may not have been called yet` : undefined;
    if (returns !== undefined) {
      results.push(offer(`${root}.result`, returns, CompletionItemKind.Property, rank.usual, early));
      for (const { name, type } of fieldsOf(returns, facts.types)) {
        results.push(offer(`${root}.result.${fieldText(name)}`, type, CompletionItemKind.Field, rank.good, early));
      }
    }
    for (const { name, type } of parameters) {
      args.push(offer(`${root}.args.${fieldText(name)}`, type, CompletionItemKind.Field, rank.other, early));
    }
  }
  return [...inputs, ...results, ...args];
}

/** Behind the dot of a reference: `result` and `args` of a tool, then fields. */
export function fieldOffers(
  { facts }: Asked,
  { root, path }: { readonly root: string; readonly path: readonly string[] },
): readonly Offer[] {
  const isInput = facts.parameters.some(({ name }) => name === root);
  const [part, ...rest] = path;
  if (!isInput && part === undefined) {
    const tool = facts.workflow && facts.callable(root);
    return tool === undefined ? [] : partOffers(tool.returns, tool.parameters[0]?.name);
  }
  const reference = isInput
    ? { kind: 'input' as const, id: '', name: root, path: [] }
    : { kind: part === 'args' ? ('arguments' as const) : ('result' as const), id: '', tool: root, path: [] };
  let type = facts.typeOf(reference);
  for (const step of isInput ? path : rest) {
    type = type && fieldsOf(type, facts.types).find(({ name }) => name === step)?.type;
  }
  return type === undefined ? [] : namedFields(type, facts);
}

function partOffers(returns: Type | undefined, parameter: string | undefined): readonly Offer[] {
  const result: Offer = {
    label: 'result',
    kind: CompletionItemKind.Property,
    description: 'what the newest call gave',
    rank: rank.best,
    ...(returns === undefined ? {} : { signature: `: ${shortType(returns)}` }),
  };
  const args = { label: 'args', kind: CompletionItemKind.Property, description: 'what the newest call took' };
  if (parameter === undefined) return [result];
  return [result, { ...args, rank: rank.good, snippet: `args.${stop(1, fieldText(parameter))}`, again: true }];
}

/** The fields of a type under their names. */
export function namedFields(type: Type, facts: Asked['facts']): readonly Offer[] {
  return fieldsOf(type, facts.types).map(({ name, type: of, optional, doc }) => ({
    label: name,
    kind: CompletionItemKind.Field,
    text: fieldText(name),
    signature: `${optional ? '?' : ''}: ${shortType(of)}`,
    rank: rank.best,
    ...(doc === undefined ? {} : { description: doc.split('\n')[0] ?? doc }),
  }));
}

/** A type on one short line. */
export function shortType(type: Type): string {
  const text = typeText(type);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

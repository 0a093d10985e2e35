import { CompletionItemKind } from 'vscode-languageserver';
import type { Type } from '#core/ir/type.ts';
import { fieldText } from '#core/text/name-text.ts';
import { jsonText } from '#core/text/value-text.ts';
import { fieldsOf } from '#core/types/field-type.ts';
import { optionsOf, type SimpleType } from '#core/types/type-options.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import type { ValueSite } from '../place/value-site.ts';
import { literal, stop } from '../snippet.ts';
import { namedFields, referenceOffers } from './references.ts';
import { unsetAt } from './unset-tools.ts';
import { expectedType } from './value-type.ts';

/** Values of the wanted type, then what the text can refer to. A default is known before a run and refers to nothing. */
export function valueOffers(asked: Asked, site: ValueSite): readonly Offer[] {
  const { facts } = asked;
  const type = expectedType(site, facts);
  const written = type === undefined || asked.after.startsWith('.') ? [] : writtenValues(type, facts.types);
  return site.of.kind === 'default'
    ? written
    : [...written, ...referenceOffers(asked, type, 'all', unsetAt(site, facts))];
}

/** The literals that may stand in quotes at a place, without the quotes. */
export function textValueOffers({ facts }: Asked, site: ValueSite): readonly Offer[] {
  const type = expectedType(site, facts);
  return textLiterals(type, facts.types).map((value) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    text: jsonText(value).slice(1, -1),
    rank: rank.best,
  }));
}

/** The texts among the literals of a type. */
export function textLiterals(type: Type | undefined, types: TypeTable): readonly string[] {
  const options = type === undefined ? [] : optionsOf(type, types);
  return options.flatMap((option) =>
    option.kind === 'literal' && typeof option.value === 'string' ? [option.value] : [],
  );
}

/** Fields of an object value that are not given yet. */
export function entryOffers(asked: Asked, site: ValueSite, given: readonly string[]): readonly Offer[] {
  const type = expectedType(site, asked.facts);
  if (site.of.kind === 'body' && site.steps.length === 0) return bodyOffers(asked, given);
  if (type === undefined) return [];
  const hasColon = /^\s*:/.test(asked.after);
  return namedFields(type, asked.facts)
    .filter(({ label }) => !given.includes(label))
    .map((offer) => {
      const field = fieldsOf(type, asked.facts.types).find(({ name }) => name === offer.label);
      if (hasColon || field === undefined) return offer;
      return {
        ...offer,
        snippet: `${literal(fieldText(offer.label))}: ${stop(1, sample(field.type, asked.facts.types))}`,
      };
    });
}

/** The body of a request is mostly made of the parameters. */
function bodyOffers({ facts, after }: Asked, given: readonly string[]): readonly Offer[] {
  return facts.parameters
    .filter(({ name }) => !given.includes(name))
    .map(({ name }) => ({
      label: name,
      kind: CompletionItemKind.Field,
      text: /^\s*:/.test(after) ? fieldText(name) : `${fieldText(name)}: ${fieldText(name)}`,
      rank: rank.best,
    }));
}

function writtenValues(type: Type, types: TypeTable): readonly Offer[] {
  const offers = optionsOf(type, types).flatMap((option) => valuesOf(option, types));
  return [...new Map(offers.map((offer) => [offer.label, offer])).values()];
}

function valuesOf(type: SimpleType, types: TypeTable): readonly Offer[] {
  const value = (label: string, kind: CompletionItemKind, snippet?: string): Offer => ({
    label,
    kind,
    rank: rank.best,
    ...(snippet === undefined ? {} : { snippet, again: true }),
  });
  if (type.kind === 'literal') return [value(jsonText(type.value), CompletionItemKind.EnumMember)];
  if (type.kind === 'array') return [value('[ ]', CompletionItemKind.Struct, '[$1]')];
  if (type.kind === 'object') return [value('{ … }', CompletionItemKind.Struct, objectSnippet(type, types))];
  switch (type.name) {
    case 'boolean':
      return ['true', 'false'].map((word) => value(word, CompletionItemKind.Keyword));
    case 'null':
      return [value('null', CompletionItemKind.Keyword)];
    case 'string':
      // An input is meant more often, and a quote is typed as fast as chosen.
      return [{ ...value('"…"', CompletionItemKind.Text, '"$1"'), rank: rank.good }];
    default:
      return [];
  }
}

function objectSnippet(type: Extract<Type, { kind: 'object' }>, types: TypeTable): string {
  const required = type.fields.filter(({ optional }) => !optional);
  const entries = required.map(
    (field, index) => `${literal(fieldText(field.name))}: ${stop(index + 1, sample(field.type, types))}`,
  );
  return entries.length === 0 ? '{ $1 }' : `{ ${entries.join(', ')} }`;
}

/** Some value of a type, as an author would write it: the simplest one. */
export function sample(type: Type, types: TypeTable, depth = 0): string {
  const option = optionsOf(type, types)[0];
  if (option === undefined || depth > 3) return 'null';
  if (option.kind === 'literal') return jsonText(option.value);
  if (option.kind === 'array') return '[]';
  if (option.kind === 'object') {
    const required = option.fields.filter(({ optional }) => !optional);
    const entries = required.map((field) => `${fieldText(field.name)}: ${sample(field.type, types, depth + 1)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  switch (option.name) {
    case 'string':
    case 'any':
      return '""';
    case 'boolean':
      return 'true';
    case 'null':
      return 'null';
    default:
      return '1';
  }
}

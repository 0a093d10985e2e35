import { CompletionItemKind } from 'vscode-languageserver';
import type { Scalar } from '#core/ir/json.ts';
import type { Type } from '#core/ir/type.ts';
import { jsonText } from '#core/text/value-text.ts';
import { typeAtPath } from '#core/types/field-type.ts';
import { optionsOf } from '#core/types/type-options.ts';
import { isWhen, isWorkflow } from '#language/generated/ast.ts';
import { literalValue } from '#language/lowering/lower-value.ts';
import { nodesIn } from '#language/syntax/nodes.ts';
import type { Asked } from '../asked.ts';
import type { Facts } from '../facts.ts';
import { rank, type Offer } from '../offer.ts';
import type { CasePlace } from '../place/place.ts';
import { literal } from '../snippet.ts';
import { namedFields } from './references.ts';
import { textLiterals } from './values.ts';

/** Values that a result can have and no case takes yet; then `failed` and `else`; all that is missing at once. */
export function caseOffers(asked: Asked, place: CasePlace): readonly Offer[] {
  const missing = missingKeys(asked, place);
  const given = keysAround(asked, place);
  const arrow = place.behindBar || /^[^\r\n]*->/.test(asked.after) ? '' : ' -> ${1:exit}';
  const key = (label: string, description: string, order: number): Offer => ({
    label,
    kind: CompletionItemKind.EnumMember,
    snippet: literal(label) + arrow,
    description,
    again: arrow !== '',
    rank: order,
  });
  const values = missing.map((label) => key(label, 'a result of the tool', rank.best));
  if (place.behindBar) return values;
  const rest = [
    key('failed', 'the call failed', rank.usual),
    key('else', 'everything else, failed calls too', rank.usual),
  ].filter(({ label }) => !given.has(label));
  const all = missing.length < 2 || arrow === '' ? [] : [allCases(missing)];
  return [...values, ...all, ...rest];
}

/** The same inside of quotes that stand there. */
export function caseTextOffers(asked: Asked, place: CasePlace): readonly Offer[] {
  const given = keysAround(asked, place);
  return textLiterals(resultType(asked.facts, place.tools, place.path), asked.facts.types)
    .filter((value) => !given.has(jsonText(value)))
    .map((value) => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      text: jsonText(value).slice(1, -1),
      rank: rank.best,
    }));
}

/** Behind `when`: fields of the result that a choice can look at. */
export function whenPathOffers({ facts }: Asked, tools: readonly string[], path: readonly string[]): readonly Offer[] {
  const type = resultType(facts, tools, path);
  return type === undefined ? [] : namedFields(type, facts);
}

/** `when` with a case for each value that a tool can give, `else` where they cannot be listed. */
export function whenSnippet(facts: Facts, tools: readonly string[]): string {
  const type = resultType(facts, tools, []);
  const keys = type === undefined ? undefined : literalsOf(type, facts);
  const lines = (keys ?? []).map((key, index) => `${literal(jsonText(key))} -> \${${index + 1}:exit}`);
  if (keys === undefined) lines.push('else -> ${1:exit}');
  return `when {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}

function allCases(missing: readonly string[]): Offer {
  const width = Math.max(...missing.map((key) => key.length));
  return {
    label: 'all missing cases',
    kind: CompletionItemKind.Snippet,
    snippet: missing.map((key, index) => `${literal(key.padEnd(width))} -> \${${index + 1}:exit}`).join('\n'),
    description: missing.join(', '),
    filter: 'all',
    rank: rank.good,
  };
}

function missingKeys(asked: Asked, place: CasePlace): readonly string[] {
  const type = resultType(asked.facts, place.tools, place.path);
  const given = keysAround(asked, place);
  const options = type === undefined ? [] : optionsOf(type, asked.facts.types);
  return options
    .flatMap((option): readonly string[] => {
      if (option.kind === 'literal') return [jsonText(option.value)];
      if (option.kind !== 'primitive') return [];
      return option.name === 'boolean' ? ['true', 'false'] : option.name === 'null' ? ['null'] : [];
    })
    .filter((key) => !given.has(key));
}

/** Every key of the `when` but those of the line of the cursor, as JSON; `failed` and `else` as they are. */
function keysAround({ cursor, document }: Asked, { given }: CasePlace): ReadonlySet<string> {
  const keys = new Set(given);
  if (!isWorkflow(cursor.declaration)) return keys;
  const { line } = document.textDocument.positionAt(cursor.word.at);
  const around = nodesIn(cursor.declaration)
    .filter(isWhen)
    .findLast(({ $cstNode }) => $cstNode && $cstNode.offset < cursor.word.at && cursor.word.at <= $cstNode.end);
  for (const one of around?.cases ?? []) {
    if (one.$cstNode?.range.start.line === line) continue;
    for (const written of one.keys) keys.add(jsonText(literalValue(written)));
    if (one.failed) keys.add('failed');
    if (one.otherwise) keys.add('else');
  }
  return keys;
}

/** The values of a type when they can be listed. */
function literalsOf(type: Type, facts: Facts): readonly Scalar[] | undefined {
  const values: Scalar[] = [];
  for (const option of optionsOf(type, facts.types)) {
    if (option.kind === 'literal') values.push(option.value);
    else if (option.kind === 'primitive' && option.name === 'boolean') values.push(true, false);
    else return undefined;
  }
  return values.length === 0 ? undefined : values;
}

function resultType(facts: Facts, tools: readonly string[], path: readonly string[]): Type | undefined {
  const type = tools[0] === undefined ? undefined : facts.callable(tools[0])?.returns;
  const there = type && typeAtPath(type, path, facts.types);
  return there?.known === true ? there.type : undefined;
}

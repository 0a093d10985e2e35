import { AstUtils, GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import { fieldText } from '#core/text/name-text.ts';
import {
  isEntry,
  isField,
  isImportedName,
  isParameter,
  isTool,
  isTypeAlias,
  isWorkflow,
  isWfFile,
} from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { localName, namesOf } from '#language/references/file-names.ts';
import { written } from '#language/syntax/written.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeDeclaration } from '../edits/remove-declaration.ts';
import { removeItem } from '../edits/remove.ts';
import { removeImported } from './remove-unused.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Gives another name to what is declared under a name that is taken or cannot be, or takes it out. */
export const mendName: QuickFix = {
  codes: ['duplicate-name', 'invalid-name'],
  *fixes(request): Iterable<Fix> {
    const { node, data } = request;
    if (node === undefined) return;
    const old = isImportedName(node) ? localName(node) : nameOf(node);
    if (old === undefined) return;
    const name = freeName(data.code === 'invalid-name' ? legal(old, node) : old, namesAround(node));
    if (data.code === 'duplicate-name') yield* removal(request, node, old);
    const edits = renaming(request.document, node, name);
    if (edits) yield { title: `Rename to \`${name}\``, edits, preferred: data.code === 'invalid-name' };
  },
};

/** What is declared twice in the same words is one too many; an entry or import is, in any words. */
function* removal({ text, services }: FixRequest, node: AstNode, name: string): Iterable<Fix> {
  const title = `Remove this \`${name}\``;
  if (isImportedName(node)) {
    const edit = removeImported(text, node);
    if (edit) yield { title, edits: [edit], preferred: true };
  } else if (isEntry(node) || isField(node) || isParameter(node)) {
    const list = isEntry(node)
      ? node.$container.entries
      : isField(node)
        ? node.$container.fields
        : node.$container.parameters;
    const edit = removeItem(list, node);
    if (edit) yield { title, edits: [edit], preferred: true };
  } else if (isTool(node) || isTypeAlias(node) || isWorkflow(node)) {
    const first = namesOf(node.$container).declared.get(name);
    const edit = removeDeclaration(text, node, services.documentation.CommentProvider);
    const isSame = first !== undefined && first !== node && words(first) === words(node);
    if (edit) yield { title, edits: [edit], preferred: isSame };
  }
}

function words(node: AstNode): string {
  return (node.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ');
}

/** The name itself and, where others can refer to it, every place that does. */
function renaming(document: LangiumDocument, node: AstNode, name: string): readonly Edit[] | undefined {
  if (isImportedName(node)) {
    const alias = GrammarUtils.findNodeForProperty(node.$cstNode, 'alias');
    const item = node.$cstNode;
    if (alias) return [{ start: alias.offset, end: alias.end, text: writeName(name) }];
    return item && [{ start: item.end, end: item.end, text: ` as ${writeName(name)}` }];
  }
  const own = GrammarUtils.findNodeForProperty(node.$cstNode, isEntry(node) ? 'key' : 'name');
  if (own === undefined) return undefined;
  const write = isTool(node) || isTypeAlias(node) || isWorkflow(node) ? writeName : fieldText;
  const uses = document.references.flatMap((reference) =>
    'ref' in reference && reference.ref === node && reference.$refNode ? reference.$refNode : [],
  );
  return [own, ...uses].map(({ offset, end }) => ({ start: offset, end, text: write(name) }));
}

function nameOf(node: AstNode): string | undefined {
  if (isEntry(node)) return node.key;
  const isNamed = isTool(node) || isTypeAlias(node) || isWorkflow(node) || isParameter(node) || isField(node);
  return isNamed ? written(node.name) : undefined;
}

/** Names that are taken where a node is declared. */
function namesAround(node: AstNode): ReadonlySet<string> {
  const around = node.$container;
  const siblings = around === undefined ? [] : Object.values(around).flat();
  const own = siblings.flatMap((one: unknown) => (isNode(one) && one !== node ? (nameOf(one) ?? []) : []));
  const root = AstUtils.findRootNode(node);
  const ofFile = isWfFile(root) ? namesOf(root) : undefined;
  return new Set([...own, ...(ofFile?.declared.keys() ?? []), ...(ofFile?.imported.keys() ?? [])]);
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value && '$container' in value;
}

/** A name that can be: without blanks at its ends and control characters; one of nothing else says what it names. */
function legal(name: string, node: AstNode): string {
  const kept = name.replaceAll(/\p{Cc}/gu, ' ').trim();
  return kept === ''
    ? `new_${node.$type.replace('TypeAlias', 'type').replace('ImportedName', 'name').toLowerCase()}`
    : kept;
}

/** The name, with a number behind it if it is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name}_${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

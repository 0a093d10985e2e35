import { GrammarUtils, type AstNode, type CstNode, type LangiumDocument, type Reference } from 'langium';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import { readDocComment } from '../documentation/doc-comment.ts';
import {
  isArgument,
  isField,
  isImportedName,
  isMention,
  isNamedType,
  isParameter,
  isPlaceholder,
  isReference,
  isTool,
  isTypeAlias,
  isWorkflow,
  type Declaration,
  type Import,
  type ImportedName,
  type Tool,
  type WfFile,
  type Workflow,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { written } from '../syntax/written.ts';
import { namesOf } from './file-names.ts';
import { membersIn } from './members.ts';
import type { Named, NameForm, Occurrence } from './occurrence.ts';

/** A part of a file that is read on its own. */
export type FilePart = Declaration | Import;

/** The names that a file gives to what it imports. */
export type Aliases = ReadonlyMap<string, ImportedName>;

/** The names that imports of a file put in the place of others. */
export function aliasesOf(file: WfFile): Aliases {
  return new Map([...namesOf(file).imported].filter(([name, item]) => item.alias === name));
}

/** Every name of a part of a linked document, and of its comment, with what it stands for, in the order of the text. */
export function occurrencesOf(
  part: FilePart,
  { textDocument }: Pick<LangiumDocument, 'textDocument'>,
  aliases: Aliases,
  comments: WfCommentProvider,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const node of nodesIn(part)) found.push(...declaredIn(node), ...referredIn(node, aliases), ...membersOf(node));
  if (isTool(part) || isWorkflow(part)) found.push(...documentedIn(part, textDocument, comments));
  return found.sort((a, b) => a.offset - b.offset);
}

function* declaredIn(node: AstNode): Iterable<Occurrence> {
  if (!isTool(node) && !isWorkflow(node) && !isTypeAlias(node) && !isParameter(node) && !isField(node)) return;
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
  const name = written(node.name);
  const form = isParameter(node) || isField(node) ? 'word' : 'id';
  if (name !== undefined) yield* at(cst, { name, targets: [node], role: 'declare', form });
}

function* referredIn(node: AstNode, aliases: Aliases): Iterable<Occurrence> {
  if (isImportedName(node)) yield* imported(node);
  else if (isMention(node)) yield* referred(node.tool, 'read', 'id', aliases);
  else if (isNamedType(node)) yield* referred(node.declaration, 'read', 'id', aliases);
  else if (isArgument(node)) yield* referred(node.parameter, 'write', 'word');
  else if (isReference(node)) {
    yield* referred(node.root, 'read', isPlaceholder(node.$container) ? 'placeholder' : 'id', aliases);
  }
}

function* imported(item: ImportedName): Iterable<Occurrence> {
  const target = written(item.declaration)?.ref;
  yield* referred(item.declaration, 'import', 'id');
  if (item.alias === undefined) return;
  const cst = GrammarUtils.findNodeForProperty(item.$cstNode, 'alias');
  yield* at(cst, { name: item.alias, targets: target ? [target] : [], role: 'import', form: 'id', alias: item });
}

function* referred(
  reference: Reference<Named> | undefined,
  role: Occurrence['role'],
  form: NameForm,
  aliases?: Aliases,
): Iterable<Occurrence> {
  if (reference === undefined) return;
  const { $refText: name, $refNode, ref: target } = reference;
  // A parameter hides whatever an import brings in under the same name.
  const item = isParameter(target) ? undefined : aliases?.get(name);
  const alias = item !== undefined && written(item.declaration)?.ref === target ? { alias: item } : {};
  yield* at($refNode, { name, targets: target ? [target] : [], role, form, ...alias });
}

function* membersOf(node: AstNode): Iterable<Occurrence> {
  for (const { property, index, name, members } of membersIn(node)) {
    const cst = GrammarUtils.findNodesForProperty(node.$cstNode, property)[index];
    const form = cst?.text.startsWith('"') ? 'string' : 'word';
    yield* at(cst, { name, targets: members, role: property === 'key' ? 'write' : 'read', form });
  }
}

function* documentedIn(
  node: Tool | Workflow,
  textDocument: LangiumDocument['textDocument'],
  comments: WfCommentProvider,
): Iterable<Occurrence> {
  const comment = comments.commentOf(node);
  if (!comment?.text.includes('@param')) return;
  for (const { name, offset, length } of readDocComment(comment.text).parameters) {
    const start = comment.offset + offset;
    const end = start + length;
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    const targets = node.parameters.filter((parameter) => written(parameter.name) === name).slice(0, 1);
    yield { offset: start, end, range, name, targets, role: 'document', form: 'word' };
  }
}

/** An occurrence at a piece of text; nothing where the parser made the piece up. */
function* at(
  cst: CstNode | undefined,
  occurrence: Pick<Occurrence, 'name' | 'targets' | 'role' | 'form' | 'alias'>,
): Iterable<Occurrence> {
  if (cst !== undefined && cst.length > 0) yield { offset: cst.offset, end: cst.end, range: cst.range, ...occurrence };
}

import { UriUtils, type LangiumDocument } from 'langium';
import {
  isField,
  isObjectType,
  isParameter,
  isReference,
  isTypeAlias,
  isWorkflow,
  type Field,
  type Parameter,
  type Workflow,
} from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import type { PlacedOccurrence } from '#language/references/occurrences.ts';
import { called } from '#language/syntax/called.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { mentionsOf } from '#language/syntax/mentions.ts';
import { nodesIn } from '#language/syntax/nodes.ts';
import { written } from '#language/syntax/written.ts';
import type { Renamed } from './renamed.ts';
import { unionClash } from './union-clash.ts';

/**
 * What a new name would clash with, as a sentence; `undefined` when it is free wherever it is going to stand. `documents`
 * are all that may use what is renamed.
 */
export function clashOf(
  { nodes, occurrences }: Renamed,
  name: string,
  documents: Iterable<LangiumDocument>,
): string | undefined {
  for (const node of nodes) {
    if (isParameter(node)) return parameterClash(node, name);
    const clash = isField(node) ? fieldClash(node, name) : undefined;
    if (clash !== undefined) return clash;
  }
  if (nodes.some(isField)) return unionClash(nodes.filter(isField), name, documents);
  return firstOf([...byDocument(occurrences)], ([document, places]) =>
    fileClash(document, places, name, nodes.every(isTypeAlias)),
  );
}

function parameterClash(parameter: Parameter, name: string): string | undefined {
  const owner = parameter.$container;
  const taken = `${called(owner)} already has ${isWorkflow(owner) ? 'an input' : 'a parameter'} \`${name}\`.`;
  if (owner.parameters.some((other) => other !== parameter && written(other.name) === name)) return taken;
  return isWorkflow(owner) && toolNamesIn(owner).has(name)
    ? `\`${name}\` is a tool that ${called(owner)} uses.`
    : undefined;
}

/** The names by which a workflow speaks of tools, in its rules and in its values. */
function toolNamesIn(workflow: Workflow): ReadonlySet<string> {
  const mentioned = mentionsOf(workflow).map(({ tool }) => written(tool)?.$refText);
  const read = nodesIn(workflow)
    .filter(isReference)
    .map(({ root }) => written(root));
  const tools = read.filter((root) => root?.ref !== undefined && !isParameter(root.ref)).map((root) => root?.$refText);
  return new Set([...mentioned, ...tools].filter((name) => name !== undefined));
}

function fieldClash(field: Field, name: string): string | undefined {
  const type = field.$container;
  if (!isObjectType(type)) return undefined;
  const others = type.fields.filter((other) => other !== field && written(other.name) === name);
  return others.length === 0 ? undefined : `The type of \`${field.name}\` already has a field \`${name}\`.`;
}

/** A file where the new name is going to stand: it must mean nothing else there, nor be an input beside the places of use. */
function fileClash(
  document: LangiumDocument,
  places: readonly PlacedOccurrence[],
  name: string,
  isType: boolean,
): string | undefined {
  const file = fileOf(document);
  if (file === undefined) return undefined;
  // A file that gives it another name only names it in its import, where nothing else can be meant.
  const imported = places.filter(({ occurrence }) => occurrence.role === 'import');
  const onlyImported = imported.length === places.length && imported.every(isRenamedByImport);
  if (onlyImported) return undefined;
  const { declared, imported: names } = namesOf(file);
  if (declared.has(name) || names.has(name)) {
    return `\`${name}\` is already ${declared.has(name) ? 'declared' : 'imported'} in ${UriUtils.basename(document.uri)}.`;
  }
  if (isType) return undefined;
  const uses = places.filter(({ occurrence }) => occurrence.role !== 'declare');
  const workflow = file.declarations
    .filter(isWorkflow)
    .filter(({ parameters }) => parameters.some((input) => written(input.name) === name))
    .find(({ $cstNode }) =>
      uses.some(({ occurrence: { offset } }) => $cstNode && $cstNode.offset < offset && offset < $cstNode.end),
    );
  return workflow && `\`${name}\` is an input of ${called(workflow)}, which uses the tool.`;
}

function isRenamedByImport({ document, occurrence }: PlacedOccurrence): boolean {
  if (occurrence.alias !== undefined) return false;
  const items = fileOf(document)?.imports.flatMap((statement) => statement.names) ?? [];
  return items.some((item) => item.alias !== undefined && item.$cstNode?.offset === occurrence.offset);
}

function byDocument(
  occurrences: readonly PlacedOccurrence[],
): ReadonlyMap<LangiumDocument, readonly PlacedOccurrence[]> {
  const groups = new Map<LangiumDocument, PlacedOccurrence[]>();
  for (const placed of occurrences) {
    const group = groups.get(placed.document);
    if (group) group.push(placed);
    else groups.set(placed.document, [placed]);
  }
  return groups;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

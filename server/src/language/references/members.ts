import { AstUtils, type AstNode } from 'langium';
import {
  isArgument,
  isCall,
  isEntry,
  isExit,
  isFlow,
  isListValue,
  isParameter,
  isReference,
  isWhen,
  isWorkflow,
  type Entry,
  type Field,
  type Parameter,
  type Reference,
  type When,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { elementsOf, fieldsNamed, typesOf, type WrittenTypes } from './type-members.ts';

/** Something that a name behind a dot, in a `when` or before the colon of an object can stand for. */
export type Member = Field | Parameter;

/** One name of a node and what it stands for: nothing where the type does not tell, several fields where it is a union. */
export interface MemberName {
  readonly property: 'path' | 'key';
  /** Position among the names of the property. */
  readonly index: number;
  readonly name: string;
  readonly members: readonly Member[];
}

/** The names of members that stand in a node itself: `x.result.field`, `x.args.parameter`, `when field`, `{ field: 1 }`. */
export function membersIn(node: AstNode): readonly MemberName[] {
  if (isReference(node)) return node.path.length === 0 ? [] : inReference(node);
  if (isWhen(node)) return node.path.length === 0 ? [] : alongPath(resultsBefore(node), node.path, 0);
  if (isEntry(node)) return inEntry(node);
  return [];
}

/** The types of the results that a `when` looks at. */
function resultsBefore(when: When): WrittenTypes {
  const { $container: container, $containerIndex: index = 0 } = when;
  const source = isFlow(container) ? written(container.source) : undefined;
  const before = index > 0 ? container.targets[index - 1] : source;
  if (before?.$type !== 'Group') return [];
  return before.members.filter(isCall).flatMap((call) => written(call.tool)?.ref?.returns ?? []);
}

/** The types that a value should have where it stands; none where nothing is known of it. */
function expectedTypes(value: AstNode): WrittenTypes {
  const container = value.$container;
  if (isArgument(container)) return typesOf([written(container.parameter)?.ref ?? {}]);
  if (isParameter(container)) return typesOf([container]);
  if (isExit(container)) return resultAround(container);
  if (isEntry(container)) return typesOf(fieldsOfEntry(container));
  if (isListValue(container)) return elementsOf(expectedTypes(container));
  return [];
}

function resultAround(node: AstNode): WrittenTypes {
  const returns = AstUtils.getContainerOfType(node, isWorkflow)?.returns;
  return returns ? [returns] : [];
}

function inReference(node: Reference): readonly MemberName[] {
  const target = written(node.root)?.ref;
  if (target === undefined) return [];
  if (isParameter(target)) return alongPath(typesOf([target]), node.path, 0);
  const [part, name] = node.path;
  if (part === 'result') return alongPath(target.returns ? [target.returns] : [], node.path, 1);
  if (part !== 'args' || name === undefined) return [];
  const parameters = target.parameters.filter((parameter) => written(parameter.name) === name).slice(0, 1);
  return [{ property: 'path', index: 1, name, members: parameters }, ...alongPath(typesOf(parameters), node.path, 2)];
}

function alongPath(start: WrittenTypes, path: readonly string[], from: number): readonly MemberName[] {
  let types = start;
  return path.slice(from).map((name, offset) => {
    const members = fieldsNamed(types, name);
    types = typesOf(members);
    return { property: 'path' as const, index: from + offset, name, members };
  });
}

function inEntry(entry: Entry): readonly MemberName[] {
  const name = written(entry.key);
  return name === undefined ? [] : [{ property: 'key', index: 0, name, members: fieldsOfEntry(entry) }];
}

function fieldsOfEntry(entry: Entry): readonly Field[] {
  const name = written(entry.key);
  return name === undefined ? [] : fieldsNamed(expectedTypes(entry.$container), name);
}

import { AstUtils, type AstNode } from 'langium';
import {
  isArgument,
  isCall,
  isCallable,
  isCase,
  isGroup,
  isLiteral,
  isMention,
  isNamedType,
  isParameter,
  isReference,
  isStatement,
  isWhen,
  isWorkflow,
  type Argument,
  type Callable,
  type TypeAlias,
  type When,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { written } from '../syntax/written.ts';
import { hasUnreadHead, isUnread } from './unread-heads.ts';

/** A declaration whose head says what is compared, and the parts of it that do. */
interface Compared {
  readonly declaration: Callable;
  readonly types: readonly AstNode[];
}

/** What a finding about types at a node compares is not known: a head or a type that it uses could not be read. */
export function comparesUnread(node: AstNode): boolean {
  return areUnread(comparedAt(node));
}

/** Which ways a decision can go is not known. */
export function looksAtUnread(decision: When): boolean {
  return areUnread(resultsBefore(decision));
}

function areUnread(compared: readonly Compared[]): boolean {
  const seen = new Set<TypeAlias>();
  return compared.some(
    ({ declaration, types }) => hasUnreadHead(declaration) || types.some((type) => usesUnreadType(type, seen)),
  );
}

function comparedAt(node: AstNode): readonly Compared[] {
  if (isReference(node)) return valuesIn(node);
  const argument = AstUtils.getContainerOfType(node, isArgument);
  if (argument) return [...takenBy(argument), ...valuesIn(argument)];
  const parameter = AstUtils.getContainerOfType(node, isParameter);
  if (parameter) return [{ declaration: parameter.$container, types: [parameter] }];
  const decision = decisionOf(node);
  if (decision) return resultsBefore(decision);
  const statement = AstUtils.getContainerOfType(node, isStatement) ?? node;
  const around = AstUtils.getContainerOfType(node, isWorkflow);
  const called = nodesIn(statement).flatMap((part) => (isMention(part) ? (written(part.tool)?.ref ?? []) : []));
  return [...[...(around ? [around] : []), ...called].map(whole), ...valuesIn(statement)];
}

function takenBy({ parameter, $container: call }: Argument): readonly Compared[] {
  const declaration = written(call.tool)?.ref;
  const taken = written(parameter)?.ref;
  return declaration ? [{ declaration, types: taken ? [taken] : [] }] : [];
}

/** Inputs, and what calls gave or took. */
function valuesIn(node: AstNode): readonly Compared[] {
  return nodesIn(node).flatMap((part) => {
    const root = isReference(part) ? written(part.root)?.ref : undefined;
    if (root === undefined) return [];
    return isCallable(root) ? whole(root) : { declaration: root.$container, types: [root] };
  });
}

/** The `when` that a node is, or one of whose cases or values it is. */
function decisionOf(node: AstNode): When | undefined {
  const part = isLiteral(node) ? node.$container : node;
  const decision = isCase(part) ? part.$container : part;
  return isWhen(decision) ? decision : undefined;
}

function resultsBefore({ $container: chain, $containerIndex: index = 0 }: When): readonly Compared[] {
  const before = index > 0 ? chain.targets[index - 1] : 'source' in chain ? chain.source : undefined;
  const calls = isGroup(before) ? before.members.filter(isCall) : [];
  return calls.flatMap(({ tool }) => {
    const declaration = written(tool)?.ref;
    return declaration ? { declaration, types: declaration.returns ? [declaration.returns] : [] } : [];
  });
}

function whole(declaration: Callable): Compared {
  const { parameters, returns } = declaration;
  return { declaration, types: returns ? [...parameters, returns] : parameters };
}

/** `seen` holds the types that were looked at. */
function usesUnreadType(node: AstNode, seen: Set<TypeAlias>): boolean {
  return nodesIn(node).some((part) => {
    const alias = isNamedType(part) ? written(part.declaration)?.ref : undefined;
    if (alias === undefined || seen.has(alias)) return false;
    seen.add(alias);
    return isUnread(alias) || usesUnreadType(alias, seen);
  });
}

import { AstUtils, type AstNode } from 'langium';
import {
  isCall,
  isCase,
  isFlow,
  isGroup,
  isLimit,
  isWorkflow,
  type Call,
  type Group,
  type Mention,
  type Source,
  type Statement,
  type Target,
  type Workflow,
} from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import { nodesIn } from '#language/syntax/nodes.ts';

/** What arrows connect, from tail to head: all of a flow, or what a case or the `else` of a limit leads to. */
export type Chain = readonly (Source | Target)[];

/** One `->` between a group of tools and what follows them. */
export interface Arrow {
  readonly from: Group;
  readonly to: Target;
  /** Nothing follows the head. */
  readonly isLast: boolean;
}

/** Every chain of a workflow, in the order of the text. */
export function chainsOf(workflow: Workflow): readonly Chain[] {
  return nodesIn(workflow).flatMap((node): readonly Chain[] => {
    if (isFlow(node)) return [[node.source, ...node.targets]];
    return isCase(node) || isLimit(node) ? [node.targets] : [];
  });
}

/** The arrows that leave a tool. */
export function arrowsFrom(workflow: Workflow, tool: string): readonly Arrow[] {
  return chainsOf(workflow).flatMap((chain) =>
    chain.flatMap((from, index): readonly Arrow[] => {
      const to = chain[index + 1];
      if (!isGroup(from) || !namesIn(from).includes(tool) || to === undefined || to.$type === 'Start') return [];
      return [{ from, to, isLast: index + 2 === chain.length }];
    }),
  );
}

/** The groups that a chain ends with and that name a tool. */
export function endsAt(workflow: Workflow, tool: string): readonly Group[] {
  return chainsOf(workflow).flatMap((chain) => {
    const last = chain.at(-1);
    return isGroup(last) && namesIn(last).includes(tool) ? [last] : [];
  });
}

/** The tools of a group. */
export function namesIn(group: Group): readonly string[] {
  return group.members.filter(isCall).map(nameOf);
}

/** The calls of a tool, in the order of the text. */
export function callsOf(workflow: Workflow, tool: string): readonly Call[] {
  return nodesIn(workflow)
    .filter(isCall)
    .filter((call) => nameOf(call) === tool);
}

/** The name that a mention stands for; empty while none is written. */
export function nameOf(mention: Mention): string {
  return written(mention.tool)?.$refText ?? '';
}

/** The workflow around a node. */
export function workflowOf(node: AstNode | undefined): Workflow | undefined {
  return AstUtils.getContainerOfType(node, isWorkflow);
}

/** The statement of a workflow that a node stands in. */
export function statementOf(node: AstNode | undefined): Statement | undefined {
  return workflowOf(node)?.statements.find((one) => AstUtils.hasContainerOfType(node, (around) => around === one));
}

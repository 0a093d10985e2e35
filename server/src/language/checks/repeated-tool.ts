import {
  isCall,
  isCase,
  isFlow,
  isGroup,
  isLimit,
  isWorkflow,
  type Call,
  type Group,
  type Target,
} from '../generated/ast.ts';
import { writeName } from '../lexer/reserved-words.ts';
import { WorkflowTools } from '../lowering/workflow-tools.ts';
import { nodesIn } from '../syntax/nodes.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/**
 * `repeated-tool`: a chain goes on in two ways after one tool. It reads like a sequence, and means a choice: rules see only
 * the last call.
 */
export const repeatedTool: DeclarationTextCheck = (declaration, lowering) => {
  for (const chain of chainsIn(declaration)) {
    const first = new Map<string, Step>();
    for (const step of stepsOf(chain)) {
      const { name, call, follow } = step;
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, step);
      else if (earlier.follow.join() !== follow.join()) {
        const follows = either(new Set([...earlier.follow, ...follow]));
        lowering.report(
          'repeated-tool',
          call,
          `\`${writeName(name)}\` stands in this chain twice: after each of its calls ${follows} may follow.`,
          { related: [{ at: lowering.idOf(earlier.call), message: 'It stands here first.' }] },
        );
      }
    }
  }
};

/** A tool of a chain and what stands behind the arrow after it, as written. */
interface Step {
  readonly name: string;
  readonly call: Call;
  readonly follow: readonly string[];
}

/** Of a shorter chain only the first group is followed by another. */
function chainsIn(declaration: Parameters<DeclarationTextCheck>[0]): readonly (readonly Target[])[] {
  if (!isWorkflow(declaration)) return [];
  return nodesIn(declaration)
    .map((node) => {
      if (isFlow(node)) return isGroup(node.source) ? [node.source, ...node.targets] : node.targets;
      return isCase(node) || isLimit(node) ? node.targets : [];
    })
    .filter(({ length }) => length >= 3);
}

/** The tools that another group follows. What stands before a `when` is left to the check of what is said twice. */
function stepsOf(chain: readonly Target[]): readonly Step[] {
  return chain.flatMap((group, index) => {
    const next = chain[index + 1];
    if (!isGroup(group) || !isGroup(next)) return [];
    const follow = namesIn(next);
    return group.members.filter(isCall).flatMap((call) => {
      const name = WorkflowTools.nameOf(call);
      return name === undefined || follow.length === 0 ? [] : { name, call, follow };
    });
  });
}

/** `continue` leads nowhere, and what is not finished has no name. */
function namesIn(group: Group): readonly string[] {
  return group.members.flatMap((member) => {
    if (isCall(member)) {
      const name = WorkflowTools.nameOf(member);
      return name === undefined ? [] : writeName(name);
    }
    if (member.$type === 'Exit') return 'exit';
    return member.$type === 'AnyTool' ? 'any' : [];
  });
}

function either(names: Iterable<string>): string {
  const quoted = [...names].map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

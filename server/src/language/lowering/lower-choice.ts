import type { Exit, Target } from '#core/rules/tool-rule.ts';
import type { Argument } from '#core/ir/value.ts';
import {
  isAnyTool,
  isCall,
  isContinue,
  isExit,
  type AnyTool,
  type Call,
  type Continue,
  type Exit as WrittenExit,
  type Group,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerValue } from './lower-value.ts';
import type { LoweringContext } from './lowering-context.ts';
import type { WorkflowTools } from './workflow-tools.ts';

/** The members of one group at the head of an arrow, sorted by what they mean. */
export interface Heads {
  readonly calls: readonly Call[];
  readonly targets: readonly Target[];
  readonly any: AnyTool | undefined;
  readonly exit: { readonly node: WrittenExit; readonly lowered: Exit } | undefined;
  readonly continues: Continue | undefined;
}

/** What is wrong with `any` in a choice that names tools, in one group or several arrows. */
export const anyBesideTools = '`any` leaves the choice open, so no tool can stand beside it; only `exit` can.';

/** Lowers a group and adds its tools to the workflow. Reports members that cannot stand together. */
export function lowerHeads(group: Group, tools: WorkflowTools, context: LoweringContext): Heads {
  const calls = group.members.filter(isCall);
  const exits = group.members.filter(isExit);
  const any = group.members.find(isAnyTool);
  const continues = group.members.find(isContinue);
  const exit = exits[0];
  if (any && calls.length > 0) {
    context.report('invalid-flow', any, anyBesideTools);
  }
  if (continues && group.members.length > 1) {
    context.report('invalid-flow', continues, '`continue` stands alone: say what may follow in an arrow of its own.');
  }
  for (const repeated of exits.slice(1)) {
    context.report('invalid-flow', repeated, '`exit` stands here twice.');
  }
  return {
    calls,
    targets: calls.flatMap((call) => lowerTarget(call, tools, context)),
    any,
    exit: exit && { node: exit, lowered: lowerExit(exit, context) },
    continues,
  };
}

function lowerTarget(call: Call, tools: WorkflowTools, context: LoweringContext): Target[] {
  const tool = tools.add(call);
  return tool === undefined ? [] : [{ id: context.idOf(call), tool, arguments: lowerArguments(call, context) }];
}

function lowerArguments(call: Call, context: LoweringContext): readonly Argument[] {
  return call.arguments.flatMap((argument) => {
    const name = written(argument.parameter)?.$refText;
    const value = lowerValue(written(argument.value), context);
    return name === undefined || !value ? [] : { id: context.idOf(argument), name, value };
  });
}

function lowerExit(exit: WrittenExit, context: LoweringContext): Exit {
  const id = context.idOf(exit);
  const answer = lowerValue(exit.answer, context);
  return answer ? { id, answer } : { id };
}

import { isWorkflow, type Mention, type Workflow } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { mentionsOf } from '../syntax/mentions.ts';
import { written } from '../syntax/written.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `recursive-workflow`: no workflow calls itself, directly or through others, in this file or in those it imports. */
export const recursiveWorkflow: DeclarationTextCheck = (workflow, lowering) => {
  const circle = isWorkflow(workflow) ? circleThrough(workflow) : undefined;
  const first = circle?.[0];
  if (!circle || !first) return;
  const way = circle.map(({ callee }) => called(callee)).join(', which calls ');
  lowering.report('recursive-workflow', first.mention, `${called(workflow)} calls itself: it calls ${way}.`, {
    related: circle.map(({ mention, callee }) => ({
      at: lowering.idOf(mention),
      message: `${called(callee)} is called here.`,
    })),
  });
};

interface CallOfWorkflow {
  readonly mention: Mention;
  readonly callee: Workflow;
}

/** The shortest way of calls that leads from a workflow back to it. */
function circleThrough(start: Workflow): readonly CallOfWorkflow[] | undefined {
  const seen = new Set<Workflow>();
  const ways: (readonly CallOfWorkflow[])[] = callsOf(start).map((call) => [call]);
  for (const way of ways) {
    const callee = way.at(-1)?.callee;
    if (callee === start) return way;
    if (!callee || seen.has(callee)) continue;
    seen.add(callee);
    ways.push(...callsOf(callee).map((call) => [...way, call]));
  }
  return undefined;
}

/** The workflows, among those given and all that they call, from which calls lead to a workflow; itself counts. */
export function leadingTo(to: Workflow, from: Iterable<Workflow>): ReadonlySet<Workflow> {
  const callers = new Map<Workflow, Workflow[]>();
  // A walk over a set visits what is added to it.
  const reached = new Set(from);
  for (const workflow of reached) {
    for (const { callee } of callsOf(workflow)) {
      callers.set(callee, [...(callers.get(callee) ?? []), workflow]);
      reached.add(callee);
    }
  }
  const leading = new Set([to]);
  for (const workflow of leading) for (const caller of callers.get(workflow) ?? []) leading.add(caller);
  return leading;
}

function callsOf(workflow: Workflow): readonly CallOfWorkflow[] {
  return mentionsOf(workflow).flatMap((mention) => {
    const callee = written(mention.tool)?.ref;
    return isWorkflow(callee) ? [{ mention, callee }] : [];
  });
}

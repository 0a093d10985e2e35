import type { Finding } from '../diagnostics/finding.ts';
import type { Flow } from '../ir/flow.ts';
import { hasExit } from '../rules/answering.ts';
import type { FlowCheck, RuleCheck } from './check.ts';
import { bringsIn, targetsOf } from './mentions.ts';
import { noNumber } from '../rules/no-number.ts';

/** Nothing in the workflow exits: runs end only when the model stops, or at a limit. */
export const missingExit: RuleCheck = {
  code: 'missing-exit',
  certain: false,
  *run(workflow): Iterable<Finding> {
    if (!endsByExit(workflow) || hasExit(workflow.rules)) return;
    yield {
      code: 'missing-exit',
      at: workflow.id,
      message: `Nothing in \`${workflow.name}\` exits: a run ends only when the model stops, or at \`steps\`.`,
      related: [],
    };
  },
};

/** A tool that an arrow leads to and that nothing leaves, in a workflow that has an exit: the commonest slip. */
export const missingExitOfTool: FlowCheck = {
  code: 'missing-exit',
  *run(workflow, space): Iterable<Finding> {
    if (!endsByExit(workflow) || !space.system.hasExit) return;
    const left = toolsThatAreLeft(workflow);
    const { numberOf } = space.system.compiled.tools;
    for (const { id: at, tool } of workflow.rules.flatMap(targetsOf)) {
      if (left.has(tool) || space.called[numberOf.get(tool) ?? noNumber] !== 1) continue;
      left.add(tool);
      yield {
        code: 'missing-exit',
        at,
        message: `Nothing says what follows \`${tool}\`: any tool may be called next, and the run does not end.`,
        related: [],
        data: { tool },
      };
    }
  },
};

/** Other agents may end by an answer. */
function endsByExit(workflow: Flow): boolean {
  return (workflow.settings.agent?.value ?? 'workflow') === 'workflow';
}

/** Tools with an arrow, a case, `exit`, `continue` or `any`. */
function toolsThatAreLeft({ rules, open }: Flow): Set<string | undefined> {
  const left = new Set(open.map(({ tool }) => tool));
  for (const rule of rules) if (bringsIn(rule) || rule.type === 'parent') left.add(rule.tool);
  return left;
}

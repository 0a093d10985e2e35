import type { Finding } from '../diagnostics/finding.ts';
import { isCalled } from '../automaton/space.ts';
import type { Flow } from '../ir/flow.ts';
import type { FlowCheck } from './check.ts';
import { conflictsOf } from './conflicts.ts';
import { targetsOf } from './mentions.ts';
import { firstMention } from './statements.ts';
import { whyUnreachable } from './why-unreachable.ts';

/** A tool that the workflow names and that no run ever calls. */
export const unreachableTool: FlowCheck = {
  code: 'unreachable-tool',
  *run(workflow, space): Iterable<Finding> {
    if (!space.complete) return;
    const contradicted = toolsInConflict(workflow);
    for (const { name } of workflow.tools) {
      if (isCalled(space, name) || contradicted.has(name)) continue;
      const { text, related, rules } = whyUnreachable(workflow, space, name);
      yield {
        code: 'unreachable-tool',
        at: firstMention(workflow, name),
        message: `\`${name}\` is never called: ${text}.`,
        related,
        data: { tool: name, rules: rules.map((rule) => rule.id) },
      };
    }
  },
};

/** Tools that two clashing statements are about: the clash is reported, what follows from it is not. */
function toolsInConflict(workflow: Flow): ReadonlySet<string> {
  const tools = new Set<string>();
  for (const { kind, rule, against, tool } of conflictsOf(workflow)) {
    if (kind === 'two-argument-sets') continue;
    tools.add(tool);
    if (kind !== 'two-choices') continue;
    for (const target of [...targetsOf(rule), ...targetsOf(against)]) tools.add(target.tool);
  }
  return tools;
}

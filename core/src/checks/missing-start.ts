import type { Finding } from '../diagnostics/finding.ts';
import type { Flow } from '../ir/flow.ts';
import type { RuleCheck } from './check.ts';
import { bringsIn, targetsOf } from './mentions.ts';

/** Arrows say what follows a tool, and nothing says which tool comes first. */
export const missingStart: RuleCheck = {
  code: 'missing-start',
  certain: false,
  *run(workflow): Iterable<Finding> {
    const sources = toolsWithArrows(workflow);
    const [first] = sources;
    if (first === undefined || hasStart(workflow)) return;
    const ledTo = new Set(workflow.rules.flatMap(targetsOf).map(({ tool }) => tool));
    yield {
      code: 'missing-start',
      at: workflow.id,
      message: `Nothing says where \`${workflow.name}\` starts: the first call may be any tool that the rules allow.`,
      related: [],
      data: { target: sources.find((tool) => !ledTo.has(tool)) ?? first },
    };
  },
};

/** `start -> any` is no rule, but says that any first call is meant. */
function hasStart({ rules, open }: Flow): boolean {
  return rules.some((rule) => rule.type === 'init') || open.some(({ tool }) => tool === undefined);
}

/** Tools at the tail of an arrow, whatever it leads to; those of rules first. */
function toolsWithArrows({ rules, open }: Flow): readonly string[] {
  return [...rules.filter(bringsIn), ...open].flatMap(({ tool }) => tool ?? []);
}

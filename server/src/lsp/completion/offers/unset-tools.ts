import { atOnce } from '#core/automaton/at-once.ts';
import { explore } from '#core/automaton/explore.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { unsetReferences } from '#core/checks/unset-references.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice, Target, ToolRule } from '#core/rules/tool-rule.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import type { TargetPlace } from '../place/place.ts';
import { whileTyping } from './target-objections.ts';

/** The parameter that reads every tool; no author writes its name. */
const reading = '';

/**
 * Tools that some run has not called when it comes to `callee` through the arrow. Asked of the check of references that
 * are read too early, about the workflow in which the call reads all of them.
 */
export function unsetTools(
  workflow: Workflow,
  types: TypeTable,
  arrow: TargetPlace,
  callee: string,
): ReadonlySet<string> {
  const unset = new Set<string>();
  if (arrow.from === 'limit') return unset;
  for (const source of arrow.sources) {
    const asking = readingAll(workflow, source, arrow.from === 'case', callee);
    const space = atOnce(explore(transitionSystem(asking, [...types.values()]), whileTyping));
    for (const { reference } of unsetReferences(space)) {
      if (reference.id.startsWith(mark)) unset.add(reference.tool);
    }
  }
  return unset;
}

const mark = 'read ';

/** The workflow in which the call at an arrow reads the newest call of every tool. */
function readingAll(workflow: Workflow, source: string | undefined, inCase: boolean, callee: string): Workflow {
  const items = workflow.tools.map(({ name }) => {
    return { kind: 'result' as const, id: mark + name, tool: name, path: [] };
  });
  const call: Target = {
    id: mark,
    tool: callee,
    arguments: [{ id: mark, name: reading, value: { kind: 'list', items } }],
  };
  const swapped = (choice: Choice): Choice => {
    return { ...choice, targets: choice.targets.map((target) => (target.tool === callee ? call : target)) };
  };
  const rules = workflow.rules.map((rule): ToolRule => {
    if (rule.type === 'init') return source === undefined ? { ...rule, choice: swapped(rule.choice) } : rule;
    if (rule.type === 'child')
      return rule.tool === source && !inCase ? { ...rule, choice: swapped(rule.choice) } : rule;
    if (rule.type !== 'conditional' || rule.tool !== source || !inCase) return rule;
    return {
      ...rule,
      cases: rule.cases.map((one) => ({ ...one, choice: swapped(one.choice) })),
      ...(rule.failed === undefined ? {} : { failed: swapped(rule.failed) }),
      ...(rule.otherwise === undefined ? {} : { otherwise: swapped(rule.otherwise) }),
    };
  });
  return { ...workflow, rules };
}

import { atOnce } from '#core/automaton/at-once.ts';
import { explore } from '#core/automaton/explore.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { unsetReferences } from '#core/checks/unset-references.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice, Target, ToolRule } from '#core/rules/tool-rule.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import type { Value } from '#core/ir/value.ts';
import type { Facts } from '../facts.ts';
import type { TargetPlace } from '../place/target-place.ts';
import type { ValueSite } from '../place/value-site.ts';
import { whileTyping } from './target-objections.ts';

/** The parameter that reads every tool; no author writes its name. */
const reading = '';

/** The tools whose newest call a value cannot rely on: none where nothing is called or answered. */
export function unsetAt({ of }: ValueSite, { workflow, types }: Facts): ReadonlySet<string> {
  if (workflow === undefined || (of.kind !== 'argument' && of.kind !== 'answer')) return new Set();
  return of.arrow === undefined ? new Set() : unsetTools(workflow, types, of.arrow, of);
}

/**
 * Tools that some run has not called when it comes through the arrow to the call, or to the answer of the exit. Asked of
 * the check of references that are read too early, about the workflow in which that reads all of them.
 */
function unsetTools(workflow: Workflow, types: TypeTable, arrow: TargetPlace, reader: Reader): ReadonlySet<string> {
  const unset = new Set<string>();
  if (arrow.from === 'limit') return unset;
  for (const source of arrow.sources) {
    const asking = readingAll(workflow, source, arrow.from === 'case', reader);
    const space = atOnce(explore(transitionSystem(asking, [...types.values()]), whileTyping));
    for (const { reference } of unsetReferences(space)) {
      if (reference.id.startsWith(mark)) unset.add(reference.tool);
    }
  }
  return unset;
}

/** What reads values at the end of an arrow. */
type Reader = Extract<ValueSite['of'], { readonly kind: 'answer' | 'argument' }>;

const mark = 'read ';

/** The workflow in which the call at an arrow reads the newest call of every tool. */
function readingAll(workflow: Workflow, source: string | undefined, inCase: boolean, reader: Reader): Workflow {
  const items = workflow.tools.map(({ name }) => {
    return { kind: 'result' as const, id: mark + name, tool: name, path: [] };
  });
  const all: Value = { kind: 'list', items };
  const swapped = (choice: Choice): Choice => {
    if (reader.kind === 'answer') return choice.exit ? { ...choice, exit: { ...choice.exit, answer: all } } : choice;
    const call: Target = { id: mark, tool: reader.callee, arguments: [{ id: mark, name: reading, value: all }] };
    return { ...choice, targets: choice.targets.map((target) => (target.tool === reader.callee ? call : target)) };
  };
  const rules = workflow.rules.map((rule): ToolRule => {
    if (rule.type === 'init') return source === undefined ? { ...rule, choice: swapped(rule.choice) } : rule;
    if (rule.type === 'child')
      return rule.tool === source && !inCase ? { ...rule, choice: swapped(rule.choice) } : rule;
    if (rule.type === 'terminal' && rule.tool === source && !inCase && reader.kind === 'answer')
      return { ...rule, answer: all };
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

import { explore } from '#core/automaton/explore.ts';
import { followersOf } from '#core/automaton/followers.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';

/** As much as a person does not wait for. */
const budget = { states: 20_000, transitions: 100_000 };

/** What may follow a tool in a workflow, as one Markdown sentence, asked of the same rules that a run obeys. */
export function followingText(workflow: Workflow, types: readonly TypeDeclaration[], tool: string): string | undefined {
  const exploring = explore(transitionSystem(workflow, types), budget);
  let step = exploring.next();
  while (step.done !== true) step = exploring.next();
  if (!step.value.called[step.value.system.compiled.tools.numberOf.get(tool) ?? -1]) {
    return step.value.complete ? `No run of \`${workflow.name}\` calls it.` : undefined;
  }
  const { tools, mayEnd, complete } = followersOf(step.value, tool);
  const others = tools.map((name) => `\`${name}\``);
  if (mayEnd) others.push('the end of the run');
  if (others.length === 0) return 'Nothing may follow.';
  return `May be followed by ${listed(others)}${complete ? '' : ', and perhaps others'}.`;
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}

import type { InlayHint } from 'vscode-languageserver';
import { explore } from '#core/automaton/explore.ts';
import { followersOf } from '#core/automaton/followers.ts';
import type { Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { nameText } from '#core/text/name-text.ts';
import {
  isAnyTool,
  isCall,
  isFlow,
  isStart,
  isWhen,
  type Flow,
  type Workflow as WrittenWorkflow,
} from '#language/generated/ast.ts';
import { mentionsOf } from '#language/syntax/mentions.ts';
import { written } from '#language/syntax/written.ts';

/** As much as a person does not wait for. */
const budget = { states: 5_000, transitions: 40_000 };

/** Names that a hint shows before it says that there are more. */
const most = 4;

const spaces = new WeakMap<Workflow, Space>();

/**
 * What may follow where an arrow leaves it open: behind `-> any`, and behind a tool that no arrow leads on from. Read
 * from the runs that the rules allow; nothing is shown when not all of them could be looked at.
 */
export function nextToolHints(
  node: WrittenWorkflow,
  workflow: Workflow,
  types: readonly TypeDeclaration[],
): readonly InlayHint[] {
  const ruled = workflow.rules.flatMap((rule) =>
    rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal' ? rule.tool : [],
  );
  const said = new Set([...ruled, ...workflow.open.flatMap(({ tool }) => tool ?? [])]);
  // A word that is still being typed is no tool that may follow, and nothing follows it.
  const unknown = new Set<string | undefined>(
    mentionsOf(node).flatMap(({ tool }) => (tool.ref === undefined ? tool.$refText : [])),
  );
  const hints: InlayHint[] = [];
  for (const flow of node.statements.filter(isFlow)) {
    const open = openEnd(flow, said);
    const position = flow.$cstNode?.range.end;
    if (open === undefined || position === undefined || unknown.has(open.tool)) continue;
    const { tools, mayEnd, complete } = followersOf(spaceOf(workflow, types), open.tool);
    if (!complete) continue;
    const names = tools.filter((name) => !unknown.has(name)).map(nameText);
    if (mayEnd) names.push('the end');
    if (names.length === 0) continue;
    const shown = names.length > most ? `${names.slice(0, most - 1).join(' | ')} | …` : names.join(' | ');
    hints.push({
      position,
      label: `→ ${shown}`,
      paddingLeft: true,
      tooltip: `May follow ${open.tool === undefined ? 'the start' : `\`${open.tool}\``}: ${names.join(', ')}.`,
    });
  }
  return hints;
}

/** The tool (`undefined`: the start) after which the flow leaves open what comes. */
function openEnd(
  { source, targets }: Flow,
  said: ReadonlySet<string>,
): { readonly tool: string | undefined } | undefined {
  const last = targets.at(-1);
  if (last === undefined || isWhen(last)) return undefined;
  const [member, ...others] = last.members;
  if (member === undefined || others.length > 0) return undefined;
  if (isCall(member)) {
    const tool = written(member.tool)?.$refText;
    return tool === undefined || said.has(tool) ? undefined : { tool };
  }
  if (!isAnyTool(member)) return undefined;
  const before = targets.at(-2) ?? written(source);
  if (before === undefined || isWhen(before)) return undefined;
  if (isStart(before)) return { tool: undefined };
  const [from, ...more] = before.members;
  const tool = from !== undefined && isCall(from) && more.length === 0 ? written(from.tool)?.$refText : undefined;
  return tool === undefined ? undefined : { tool };
}

/** The runs of a workflow. One that says the same as before is the same object, so it is explored once. */
function spaceOf(workflow: Workflow, types: readonly TypeDeclaration[]): Space {
  const known = spaces.get(workflow);
  if (known) return known;
  const exploring = explore(transitionSystem(workflow, types), budget);
  let step = exploring.next();
  while (step.done !== true) step = exploring.next();
  spaces.set(workflow, step.value);
  return step.value;
}

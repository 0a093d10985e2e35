import { nameText } from '#core/text/name-text.ts';
import { isGroup, isLimit, type Workflow } from '#language/generated/ast.ts';
import { addArrow } from '../edits/add-arrow.ts';
import { arrowsFrom, chainsOf, namesIn, workflowOf } from '../edits/chains.ts';
import { removeStatement } from '../edits/remove-statement.ts';
import { removeTool } from '../edits/remove-tool.ts';
import { rulesOf } from '../edits/rules-of.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Leads to a tool that no run calls, takes out what keeps it away, or takes the tool out. */
export const leadToTool: QuickFix = {
  codes: ['unreachable-tool'],
  *fixes(request): Iterable<Fix> {
    const { node, data, text } = request;
    const workflow = workflowOf(node);
    if (workflow === undefined) return;
    const tool = String(data.tool);
    yield* withoutRules(request);
    for (const [index, from] of sourcesFor(workflow, tool).entries()) {
      const added = addArrow(text, workflow, from, nameText(tool));
      if (added) yield { title: added.title, edits: [added.edit], preferred: index === 0 };
    }
    const edits = removeTool(text, workflow, tool);
    if (edits) yield { title: `Remove \`${tool}\` from \`${workflow.name}\``, edits };
  },
};

function* withoutRules(request: FixRequest): Iterable<Fix> {
  for (const rule of rulesOf(request)) {
    const cst = rule.$cstNode;
    const zero = isLimit(rule) && cst ? /to\s+0/.exec(cst.text) : undefined;
    if (zero && cst) {
      const end = cst.offset + zero.index + zero[0].length;
      yield { title: 'Raise the limit to 1', edits: [{ start: end - 1, end, text: '1' }], preferred: true };
    }
    const removal = rule.$type === 'Call' ? undefined : removeStatement(request.text, rule);
    if (removal) yield { title: `Remove \`${removal.what}\``, edits: [removal.edit] };
  }
}

const mostSources = 4;

/** Tools that could lead to it: first those that lead to where it leads, then the others, the last of the text first. */
function sourcesFor(workflow: Workflow, tool: string): readonly string[] {
  const next = new Set(headsFrom(workflow, tool));
  const all = [...new Set(chainsOf(workflow).flat().filter(isGroup).flatMap(namesIn))].filter((one) => one !== tool);
  const isBefore = (one: string): boolean => headsFrom(workflow, one).some((head) => next.has(head));
  const siblings = all.filter(isBefore);
  return [...new Set([...siblings, ...all.toReversed()])].slice(0, mostSources);
}

function headsFrom(workflow: Workflow, tool: string): readonly string[] {
  return arrowsFrom(workflow, tool).flatMap(({ to }) => (isGroup(to) ? namesIn(to) : []));
}

import { nameText } from '#core/text/name-text.ts';
import { isLimit, isStart, type Limit, type Workflow } from '#language/generated/ast.ts';
import { addArrow } from '../edits/add-arrow.ts';
import { callsOf, workflowOf } from '../edits/chains.ts';
import { insert } from '../edits/insert.ts';
import { removeStatement } from '../edits/remove-statement.ts';
import { rulesOf } from '../edits/rules-of.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Opens a way on, out of calls after which nothing may follow or that lead only to each other. */
export const openWay: QuickFix = {
  codes: ['dead-end', 'no-exit-path'],
  *fixes(request): Iterable<Fix> {
    const { node, data, text } = request;
    const workflow = workflowOf(node);
    if (workflow === undefined) return;
    yield* limits(request);
    const tools = Array.isArray(data.tools) ? (data.tools as readonly string[]).toReversed() : [String(data.tool)];
    const circle = Array.isArray(data.tools);
    const { from, target } = data;
    if (typeof from === 'string' && typeof target === 'string' && target !== 'exit') {
      yield* lead(text, workflow, from, nameText(target), circle);
    }
    for (const tool of tools.slice(0, mostTools)) yield* lead(text, workflow, tool, 'exit', circle);
    yield* removals(request);
  },
};

const mostTools = 4;

/** An arrow more. A circle that it opens still has no limit: how often it may go round is for a person to say. */
function* lead(text: string, workflow: Workflow, tool: string, target: string, circle: boolean): Iterable<Fix> {
  if (callsOf(workflow, tool).length === 0) return;
  const added = addArrow(text, workflow, tool, target);
  if (!added) return;
  const fix = { title: added.title, edits: [added.edit], preferred: true };
  yield circle ? { ...fix, title: `${added.title}, with no limit to the circle yet`, leaves: ['unbounded-loop'] } : fix;
}

/** What stands in for a tool whose limit is used up, or a higher limit. */
function* limits(request: FixRequest): Iterable<Fix> {
  for (const limit of rulesOf(request).filter(isLimit)) {
    const end = limit.$cstNode?.end;
    if (end === undefined || limit.targets.length > 0) continue;
    const name = limit.tool.tool.$refText;
    const title = `Let a used up limit of \`${name}\` end the run: \`else -> exit\``;
    yield { title, edits: [insert(end, ' else -> exit')], preferred: true };
    yield* raised(request, limit, name);
  }
}

function* raised({ text }: FixRequest, limit: Limit, name: string): Iterable<Fix> {
  const cst = limit.$cstNode;
  const number = cst && /to\s+(\d+)/.exec(text.slice(cst.offset, cst.end));
  if (!cst || !number?.[1]) return;
  const end = cst.offset + number.index + number[0].length;
  const edits = [{ start: end - number[1].length, end, text: String(limit.count + 1) }];
  yield { title: `Raise the limit of \`${name}\` to ${limit.count + 1}`, edits };
}

function* removals(request: FixRequest): Iterable<Fix> {
  for (const rule of rulesOf(request)) {
    const removal = isStart(rule) || rule.$type === 'Call' ? undefined : removeStatement(request.text, rule);
    if (removal) yield { title: `Remove \`${removal.what}\``, edits: [removal.edit] };
  }
}

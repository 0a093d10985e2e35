import { AstUtils } from 'langium';
import {
  isCall,
  isFlow,
  isGroup,
  isWorkflow,
  type Call,
  type Flow,
  type Group,
  type Workflow,
} from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { written } from '#language/syntax/written.ts';
import { indentOf, nodeAt } from './node-at.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/**
 * Says where the run ends. A chain whose last tools all lead nowhere gets ` -> exit` at its end; a single tool among
 * others that go on gets a statement of its own.
 */
export const addExit: QuickFix = {
  codes: ['missing-exit'],
  *fixes(request): Iterable<Fix> {
    const workflow = AstUtils.getContainerOfType(nodeAt(request), isWorkflow);
    if (workflow === undefined) return;
    const { tool } = request.data;
    const open = openEnds(workflow);
    if (typeof tool !== 'string') {
      const flow = open.keys().next().value;
      if (flow !== undefined) yield atEnd(flow);
      return;
    }
    for (const [flow, group] of open) {
      if (namesOf(group).includes(tool)) {
        yield atEnd(flow);
        return;
      }
    }
    const flow = AstUtils.streamAllContents(workflow)
      .filter(isFlow)
      .find((one) => AstUtils.streamAllContents(one).some((node) => isCall(node) && nameOf(node) === tool));
    if (flow !== undefined) yield* ownStatement(request, flow, tool);
  },
};

/** Flows whose last tools have no arrow out anywhere in the workflow, last flow first. */
function openEnds(workflow: Workflow): ReadonlyMap<Flow, Group> {
  const flows = AstUtils.streamAllContents(workflow).filter(isFlow).toArray();
  const left = new Set(
    flows.flatMap(({ source, targets }) =>
      [source, ...targets.slice(0, -1)].filter(isGroup).flatMap((group) => namesOf(group)),
    ),
  );
  const open = new Map<Flow, Group>();
  for (const flow of flows.toReversed()) {
    const last = flow.targets.at(-1);
    if (!isGroup(last) || !last.members.every(isCall)) continue;
    if (namesOf(last).every((name) => !left.has(name))) open.set(flow, last);
  }
  return open;
}

function atEnd(flow: Flow): Fix {
  const end = flow.$cstNode?.range.end ?? { line: 0, character: 0 };
  return { title: 'Add `-> exit`', edits: [{ range: { start: end, end }, newText: ' -> exit' }], preferred: true };
}

function* ownStatement(request: FixRequest, flow: Flow, tool: string): Iterable<Fix> {
  const range = flow.$cstNode?.range;
  if (range === undefined) return;
  const statement = `${writeName(tool)} -> exit`;
  const newText = `\n${indentOf(request, range.start.line)}${statement}`;
  yield {
    title: `Add \`${statement}\``,
    edits: [{ range: { start: range.end, end: range.end }, newText }],
    preferred: true,
  };
}

function namesOf(group: Group): readonly string[] {
  return group.members.filter(isCall).map(nameOf);
}

function nameOf(call: Call): string {
  return written(call.tool)?.$refText ?? '';
}

import { AstUtils } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isCall, isFlow, isGroup, type Flow, type Statement } from '#language/generated/ast.ts';
import { namesIn, workflowOf } from '../edits/chains.ts';
import { isSuppressed } from './comments-of.ts';
import { laidOutStatements } from './laid-out.ts';
import type { Refactoring, RefactoringRequest, Rewrite } from './refactoring.ts';

/** `a -> b` and `b -> c` below it as `a -> b -> c`, as far as it goes up and down. */
export const arrowsToChain: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  *rewrites(request): Iterable<Rewrite> {
    const { node, text, services } = request;
    const flow = AstUtils.getContainerOfType(node, isFlow);
    const statements = workflowOf(flow)?.statements ?? [];
    const run = flow ? joinable(request, flow, statements) : [];
    const [first, last] = [run[0]?.$cstNode, run.at(-1)?.$cstNode];
    if (run.length < 2 || first === undefined || last === undefined) return;
    const parts = run.flatMap(({ $cstNode: cst, targets }, index) => {
      const from = targets[0]?.$cstNode;
      if (cst === undefined || from === undefined) return [];
      return index === 0 ? cst.text : text.slice(from.offset, cst.end);
    });
    const edits = [
      { start: first.offset, end: last.end, text: laidOutStatements(services, [parts.join(' -> ')], text) },
    ];
    yield { title: `Join ${run.length} arrows to a chain`, edits };
  },
};

/** The flows around one, each of which goes on where the one before it ends. */
function joinable(request: RefactoringRequest, flow: Flow, statements: readonly Statement[]): readonly Flow[] {
  const run = [flow];
  const at = statements.indexOf(flow);
  for (let index = at - 1; ; index -= 1) {
    const before = statements[index];
    if (before?.$type !== 'Flow' || !joins(request, [before, ...run])) break;
    run.unshift(before);
  }
  for (let index = at + 1; ; index += 1) {
    const next = statements[index];
    if (next?.$type !== 'Flow' || !joins(request, [...run, next])) break;
    run.push(next);
  }
  return run;
}

function joins({ text, document }: RefactoringRequest, run: readonly Flow[]): boolean {
  const isLinked = run.every((flow, index) => {
    const before = run[index - 1];
    if (before === undefined) return true;
    const between = text.slice(before.$cstNode?.end, flow.$cstNode?.offset);
    return goesOn(before, flow) && /^[\s;]*$/.test(between);
  });
  return isLinked && !namesTwice(run) && !run.some((flow) => isSuppressed(document, flow));
}

function goesOn({ targets }: Flow, { source }: Flow): boolean {
  const last = targets.at(-1);
  if (!isGroup(last) || !isGroup(source) || !last.members.every(isCall) || !source.members.every(isCall)) return false;
  const [to, from] = [namesIn(last), namesIn(source)];
  const isPlain = source.members.every((call) => call.$cstNode?.text.includes('(') === false);
  return isPlain && to.length === from.length && to.every((name, index) => name === from[index]);
}

/** A chain that comes back to a tool is easily taken for a sequence, and a finding. */
function namesTwice(run: readonly Flow[]): boolean {
  const links = run.flatMap(({ source, targets }, index) => (index === 0 ? [source, ...targets] : targets));
  const names = links.filter(isGroup).flatMap(namesIn);
  return new Set(names).size < names.length;
}

import { AstUtils } from 'langium';
import { isCase, isGroup, isWhen, type When } from '#language/generated/ast.ts';
import { arrowsFrom, workflowOf } from '../edits/chains.ts';
import { indentAt, insert, insertAfter, lineEndIn } from '../edits/insert.ts';
import type { Edit } from '#language/print/edits.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Gives every result a case: the missing ones by name where they are known, or `else`. */
export const addCases: QuickFix = {
  codes: ['non-exhaustive-when'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    const when =
      workflow &&
      arrowsFrom(workflow, String(data.tool))
        .map(({ to }) => to)
        .find(isWhen);
    if (when === undefined) return;
    const missing = data.others === true || !Array.isArray(data.missing) ? [] : (data.missing as readonly string[]);
    const targets = [...new Set([...targetsIn(when), 'exit', 'any'])].slice(0, mostTargets);
    for (const [index, target] of targets.entries()) {
      const isFirst = index === 0;
      if (missing.length > 0) {
        const edit = addLines(
          text,
          when,
          missing.map((key) => `${key} -> ${target}`),
        );
        const keys = missing.map((key) => `\`${key}\``).join(' and ');
        if (edit)
          yield { title: `Add a case for ${keys} that leads to \`${target}\``, edits: [edit], preferred: isFirst };
      }
      const edit = addLines(text, when, [`else -> ${target}`]);
      if (edit) yield { title: `Add \`else -> ${target}\``, edits: [edit], preferred: isFirst && missing.length === 0 };
    }
  },
};

const mostTargets = 3;

/** Where other cases lead, if that is one tool or `exit`, without arguments: the last one first. */
function targetsIn({ cases }: When): readonly string[] {
  return cases.toReversed().flatMap((item) => {
    const [first] = item.targets;
    const member = isGroup(first) && first.members.length === 1 ? first.members[0] : undefined;
    const isPlain = member !== undefined && !(member.$cstNode?.text.includes('(') ?? true);
    return isPlain ? [member.$cstNode?.text ?? ''] : [];
  });
}

/** Cases behind the others, before an `else`. */
function addLines(text: string, when: When, cases: readonly string[]): Edit | undefined {
  const lineEnd = lineEndIn(text);
  const last = when.cases.findLast((item) => !item.otherwise) ?? when.cases.at(-1);
  if (last?.$cstNode === undefined) {
    const brace = when.$cstNode && text.indexOf('{', when.$cstNode.offset);
    if (brace === undefined || !when.$cstNode) return undefined;
    const indent = indentAt(text, when.$cstNode.offset);
    const body = cases.map((line) => `${lineEnd}${indent}  ${line}`).join('');
    return insert(brace + 1, when.$cstNode.text.includes('\n') ? body : `${body}${lineEnd}${indent}`);
  }
  const separator = lineEnd + indentAt(text, last.$cstNode.offset);
  return AstUtils.hasContainerOfType(last, isCase) ? insertAfter(text, last, cases.join(separator)) : undefined;
}

import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { nameText } from '#core/text/name-text.ts';
import { isCall, isGroup, type Group, type Workflow } from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import { addArrow } from './add-arrow.ts';
import { chainsOf, nameOf, namesIn } from './chains.ts';
import { insert, insertLast } from './insert.ts';
import { removeMember } from './remove-target.ts';

/** A way to have one tool called before another. */
export interface Ordering {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** How often a failed call is repeated is for a person to limit. */
  readonly leaves?: readonly DiagnosticCode[];
}

/** Ways to have a tool called before another one, the mildest first. */
export function* orderings(text: string, workflow: Workflow, earlier: string, later: string): Iterable<Ordering> {
  const statement = `only after ${nameText(earlier)}: ${nameText(later)}`;
  const rule = insertLast(text, workflow, statement);
  if (rule) {
    yield { title: `Add \`${statement}\``, edits: [rule] };
    const again = addArrow(text, workflow, earlier, nameText(earlier));
    const title = `Add \`${statement}\`, and let \`${earlier}\` be repeated when it fails`;
    const leaves = ['unbounded-loop'] as const;
    if (again && again.edit.start !== rule.start) yield { title, edits: [again.edit, rule], leaves };
    else if (again) yield { title, edits: [{ ...rule, text: again.edit.text + rule.text }], leaves };
  }
  const groups = chainsOf(workflow).flatMap((chain) => chain.filter(isGroup));
  const around = groups.filter((group) => [earlier, later].every((name) => namesIn(group).includes(name)));
  const removals = around.flatMap((group) => without(text, group, later));
  const byWay = `Lead to \`${later}\` only by way of \`${earlier}\``;
  if (removals.length > 0) yield { title: byWay, edits: removals };
  const before = callDirectlyBefore(workflow, earlier, later);
  if (before) yield before;
}

/** A tool called before another one wherever an arrow leads to that alone. */
export function callDirectlyBefore(workflow: Workflow, earlier: string, later: string): Ordering | undefined {
  const edits = groupsBefore(workflow, later).flatMap(({ $cstNode: cst }) =>
    cst ? insert(cst.offset, `${nameText(earlier)} -> `) : [],
  );
  return edits.length === 0 ? undefined : { title: `Call \`${earlier}\` directly before \`${later}\``, edits };
}

function without(text: string, group: Group, tool: string): readonly Edit[] {
  const member = group.members.filter(isCall).find((call) => nameOf(call) === tool);
  const edit = member && removeMember(text, member);
  return edit ? [edit] : [];
}

/** The groups behind an arrow that lead to a tool and to nothing else. */
function groupsBefore(workflow: Workflow, tool: string): readonly Group[] {
  const heads = chainsOf(workflow).flatMap((chain) => chain.slice(1).filter(isGroup));
  return heads.filter((group) => group.members.length === 1 && namesIn(group)[0] === tool);
}

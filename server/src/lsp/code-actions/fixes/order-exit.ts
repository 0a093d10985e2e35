import { nameText } from '#core/text/name-text.ts';
import { isGroup, type Group, type Workflow } from '#language/generated/ast.ts';
import { chainsOf, namesIn, workflowOf } from '../edits/chains.ts';
import { insert, insertLast } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Lets an exit wait for the tools that are required before it. */
export const orderExit: QuickFix = {
  codes: ['vetoed-exit', 'unmet-requirement'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    const missing = listOf(data.missing);
    const exits = typeof data.tool === 'string' ? [data.tool] : listOf(data.exits);
    if (workflow === undefined || exits.length === 0) return;
    const statements = missing.map((tool) => `only after ${nameText(tool)}: ${exits.map(nameText).join(', ')}`);
    const edits = statements.flatMap((statement) => insertLast(text, workflow, statement) ?? []);
    const title = `Add ${statements.map((statement) => `\`${statement}\``).join(' and ')}`;
    if (edits.length > 0) yield { title, edits, preferred: true };
    const [exit, second] = exits;
    if (exit === undefined || second !== undefined) return;
    const before = missing.map((tool) => `${nameText(tool)} -> `).join('');
    const calls = groupsOf(workflow, exit).flatMap(({ $cstNode }) => ($cstNode ? insert($cstNode.offset, before) : []));
    const called = missing.map((tool) => `\`${tool}\``).join(' and ');
    if (calls.length > 0) yield { title: `Call ${called} directly before \`${exit}\``, edits: calls };
  },
};

/** The groups of the text that lead to a tool and to nothing else, wherever they stand behind an arrow. */
function groupsOf(workflow: Workflow, tool: string): readonly Group[] {
  return chainsOf(workflow).flatMap((chain) =>
    chain
      .slice(1)
      .filter(isGroup)
      .filter((group) => group.members.length === 1 && namesIn(group)[0] === tool),
  );
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

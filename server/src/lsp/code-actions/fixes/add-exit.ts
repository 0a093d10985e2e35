import { isCall, isFlow, isGroup, type Workflow } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { addArrow } from '../edits/add-arrow.ts';
import { arrowsFrom, chainsOf, namesIn, workflowOf } from '../edits/chains.ts';
import { insert } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Says where a run ends: at the end of a chain, after a tool that nothing follows, or that the freedom is meant. */
export const addExit: QuickFix = {
  codes: ['missing-exit'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    if (workflow === undefined) return;
    const { tool } = data;
    if (typeof tool !== 'string') {
      for (const fix of [...atEnds(workflow), ...afterEach(text, workflow)]) {
        yield fix;
        if (mayGoRound(workflow))
          yield { ...fix, title: `${fix.title}, with no limit to the circle yet`, leaves: ['unbounded-loop'] };
      }
      return;
    }
    for (const target of ['exit', ...unled(workflow).map(writeName), 'any']) {
      const added = addArrow(text, workflow, tool, target);
      if (added) yield { title: added.title, edits: [added.edit], preferred: target !== 'any' };
    }
  },
};

/** Calls that go round are told of only when something ends: each of those has a tool that is named twice. */
function mayGoRound(workflow: Workflow): boolean {
  const names = chainsOf(workflow).flat().filter(isGroup).flatMap(namesIn);
  return new Set(names).size < names.length;
}

/** The tools that flows begin with and no arrow leads to. */
function unled(workflow: Workflow): readonly string[] {
  const sources = workflow.statements.filter(isFlow).map(({ source }) => source);
  const targets = chainsOf(workflow)
    .flat()
    .filter((group) => isGroup(group) && !sources.includes(group));
  const led = new Set(targets.filter(isGroup).flatMap(namesIn));
  const heads = sources.filter(isGroup).flatMap(namesIn);
  return [...new Set(heads.filter((name) => !led.has(name)))].slice(0, mostTools);
}

const mostTools = 4;

/** Chains that go round have no end: the tools, the last of the text first. */
function* afterEach(text: string, workflow: Workflow): Iterable<Fix> {
  const names = new Set(chainsOf(workflow).flat().filter(isGroup).flatMap(namesIn).toReversed());
  for (const tool of [...names].slice(0, mostTools)) {
    const added = addArrow(text, workflow, tool, 'exit');
    if (added) yield { title: added.title, edits: [added.edit], preferred: true };
  }
}

/** The last groups of chains that nothing leaves, the last of the text first. */
function* atEnds(workflow: Workflow): Iterable<Fix> {
  for (const chain of chainsOf(workflow).toReversed()) {
    const last = chain.at(-1);
    if (!isGroup(last) || !last.$cstNode || chain.length < 2 || !last.members.every(isCall)) continue;
    const names = namesIn(last);
    if (names.some((name) => arrowsFrom(workflow, name).length > 0)) continue;
    const after = names.map((name) => `\`${name}\``).join(' or ');
    yield { title: `Add \`-> exit\` after ${after}`, edits: [insert(last.$cstNode.end, ' -> exit')], preferred: true };
  }
}

import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';
import type { LoweredDocument } from '#language/analysis/lowering.ts';
import { createWorkspace } from './workspace.ts';

const shared = createWorkspace({});

/** A text on its own, lowered. One text at a time. */
export async function lowerText(text: string): Promise<LoweredDocument> {
  const workspace = await shared;
  await workspace.write({ 'main.wf': text });
  return workspace.lower('main.wf');
}

/** The last workflow of a text, lowered. */
async function lowerWorkflow(text: string): Promise<Workflow> {
  const workflow = (await lowerText(text)).workflows.at(-1);
  if (!workflow) throw new Error('The text has no workflow.');
  return workflow;
}

/** Tools `a` to `e` with a parameter `x`, and a workflow over them with this body, lowered. */
export async function lowerBody(body: string): Promise<Workflow> {
  const tools = ['a', 'b', 'c', 'd', 'e'].map((name) => `tool ${name}(x?: any): any`);
  return lowerWorkflow(`${tools.join('\n')}\nworkflow w(i: string) {\n${body}\n}\n`);
}

/** A rule in one line, without ids: `child a: b | c(x) | exit`. */
export function showRule(rule: ToolRule): string {
  switch (rule.type) {
    case 'init':
      return `init: ${showChoice(rule.choice)}`;
    case 'child':
      return `child ${rule.tool}: ${showChoice(rule.choice)}`;
    case 'conditional': {
      const cases = rule.cases.map(
        ({ keys, choice }) => `${keys.map((key) => JSON.stringify(key)).join(',')}: ${showChoice(choice)}`,
      );
      if (rule.failed) cases.push(`failed: ${showChoice(rule.failed)}`);
      if (rule.otherwise) cases.push(`else: ${showChoice(rule.otherwise)}`);
      return `conditional ${[rule.tool, ...rule.path].join('.')} ${rule.unmatched} {${cases.join('; ')}}`;
    }
    case 'max-count':
      return `max-count ${rule.tool} ${rule.limit}${rule.otherwise ? ` else ${showChoice(rule.otherwise)}` : ''}`;
    case 'after':
    case 'directly-after':
      return `${rule.type} ${rule.parent}: ${rule.tool}`;
    case 'parent':
      return `parent ${rule.tool}: ${rule.children.join(' | ')}`;
    case 'terminal':
      return `terminal ${rule.tool}${rule.answer ? ' with an answer' : ''}`;
    case 'continue':
    case 'required-before-exit':
    case 'requires-approval':
      return `${rule.type} ${rule.tool}`;
  }
}

function showChoice({ targets, any, exit }: Choice): string {
  const calls = targets.map(({ tool, arguments: fixed }) =>
    fixed.length > 0 ? `${tool}(${fixed.map(({ name }) => name).join(', ')})` : tool,
  );
  return [...calls, ...(any ? ['any'] : []), ...(exit ? [exit.answer ? 'exit(…)' : 'exit'] : [])].join(' | ');
}

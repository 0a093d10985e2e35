import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import type { Tool } from '#core/ir/tool.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { fieldText } from '#core/text/name-text.ts';
import { jsonText } from '#core/text/value-text.ts';
import { isCall, type Workflow as WrittenWorkflow } from '#language/generated/ast.ts';
import { mentionsOf } from '#language/syntax/mentions.ts';
import { written } from '#language/syntax/written.ts';

/**
 * The defaults of parameters that a call leaves out, before its closing bracket. Only where the call is made without
 * asking the model: every parameter that must be given is fixed, and so it is known what the others get.
 */
export function defaultValueHints(node: WrittenWorkflow, { tools }: Workflow): readonly InlayHint[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return mentionsOf(node).flatMap((call) => {
    if (!isCall(call) || call.arguments.length === 0 || !call.$cstNode?.text.endsWith(')')) return [];
    const tool = byName.get(written(call.tool)?.$refText ?? '');
    const given = new Set(call.arguments.flatMap(({ parameter }) => written(parameter)?.$refText ?? []));
    const defaults = tool === undefined ? [] : defaultsBeside(tool, given);
    if (defaults.length === 0) return [];
    const { line, character } = call.$cstNode.range.end;
    return [
      {
        position: { line, character: character - 1 },
        label: `, ${defaults.join(', ')}`,
        kind: InlayHintKind.Parameter,
        tooltip: 'Not written here: the default of the declaration.',
      },
    ];
  });
}

function defaultsBeside({ parameters }: Tool, given: ReadonlySet<string>): readonly string[] {
  const missing = parameters.filter(({ name }) => !given.has(name));
  if (missing.some(({ optional, default: standard }) => !optional && standard === undefined)) return [];
  return missing.flatMap(({ name, default: standard }) =>
    standard === undefined ? [] : `${fieldText(name)}: ${jsonText(standard)}`,
  );
}

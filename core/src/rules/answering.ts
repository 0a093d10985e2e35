import type { CompiledRules } from './compiled-rules.ts';
import { choicesOf } from './tool-numbers.ts';
import type { ToolRule } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/** Some statement of the workflow exits, so that a run of `agent workflow` ends by it and never by an answer. */
export function hasExit(rules: readonly ToolRule[]): boolean {
  return rules.some((rule) => rule.type === 'terminal' || choicesOf(rule).some((choice) => choice.exit !== undefined));
}

/**
 * Tells at which positions the model must call a tool: where a start, arrow, case, order or `continue` rule speaks about
 * this very position (LANGUAGE.md section 2, "Answer"; Letta's "force call").
 */
export function answersForbidden(compiled: CompiledRules): (position: number) => boolean {
  const forcing: ReadonlySet<string | undefined> = new Set(
    compiled.rules.map(forcingTool).filter((tool) => tool !== undefined),
  );
  return (position) => {
    if (compiled.at(position).chosen.length > 0) return true;
    return forcing.has(compiled.tools.names[compiled.outcomes.toolAt[position] ?? noNumber]);
  };
}

/** The tool after which a rule wants a call, beyond arrows, which the position itself tells. */
function forcingTool(rule: ToolRule): string | undefined {
  switch (rule.type) {
    case 'conditional':
    case 'parent':
    case 'continue':
      return rule.tool;
    case 'directly-after':
      return rule.parent;
    default:
      return undefined;
  }
}

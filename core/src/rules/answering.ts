import type { CompiledRules } from './compiled-rules.ts';
import { choicesOf } from './tool-numbers.ts';
import type { ToolRule } from './tool-rule.ts';

/** Some statement of the workflow exits, so that a run of `agent workflow` ends by it and never by an answer. */
export function hasExit(rules: readonly ToolRule[]): boolean {
  return rules.some((rule) => rule.type === 'terminal' || choicesOf(rule).some((choice) => choice.exit !== undefined));
}

/**
 * The model must call a tool here: a start, arrow, case, order or `continue` rule speaks about this very position
 * (LANGUAGE.md section 2, "Answer"; Letta's "force call").
 */
export function forbidsAnswer(compiled: CompiledRules, position: number): boolean {
  const here = compiled.at(position);
  if (here.chosen.length > 0) return true;
  const last = compiled.outcomes.toolAt[position] ?? -1;
  const name = compiled.tools.names[last];
  if (name === undefined) return false;
  return compiled.rules.some((rule) => {
    switch (rule.type) {
      case 'conditional':
      case 'parent':
      case 'continue':
        return rule.tool === name;
      case 'directly-after':
        return rule.parent === name;
      default:
        return false;
    }
  });
}

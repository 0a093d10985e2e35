import type { ToolRule } from '#core/rules/tool-rule.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { nameText } from '#core/text/name-text.ts';
import { render } from '../document/render.ts';
import { phraseDoc } from '../layout/phrase.ts';
import { lineWidth } from '../line-width.ts';
import { scan } from './scan.ts';

/** Columns that a statement loses to the indentation of the body where it will stand. */
const bodyIndent = 2;

/** The statements that make a rule, each laid out to stand in the body of a workflow, without its indentation. */
export function printStatements(rule: ToolRule): readonly string[] {
  return statementTexts(rule).map((text) => render(phraseDoc(scan(text)), lineWidth - bodyIndent));
}

function statementTexts(rule: ToolRule): readonly string[] {
  if (rule.type !== 'parent') return [ruleText(rule)];
  // Letta's one rule is two statements: what may follow, and what each of these may follow.
  const [tool, children] = [nameText(rule.tool), rule.children.map(nameText)];
  return [`${tool} -> ${children.join(' | ')}`, `only directly after ${tool}: ${children.join(', ')}`];
}

import type { Argument, Value } from '../ir/value.ts';
import { fieldText, nameText } from '../text/name-text.ts';
import { jsonText, valueText } from '../text/value-text.ts';
import type { Choice, ToolRule } from './tool-rule.ts';

export { nameText } from '../text/name-text.ts';
export { referenceText } from '../text/value-text.ts';

/** A rule as the statement that an author would write for it, on one line: `search -> mail | report`. */
export function ruleText(rule: ToolRule): string {
  switch (rule.type) {
    case 'init':
      return `start -> ${choiceText(rule.choice)}`;
    case 'child':
      return `${nameText(rule.tool)} -> ${choiceText(rule.choice)}`;
    case 'terminal':
      return `${nameText(rule.tool)} -> ${exitText(rule)}`;
    case 'continue':
      return `${nameText(rule.tool)} -> continue`;
    case 'conditional': {
      const path = rule.path.length > 0 ? ` ${rule.path.map(fieldText).join('.')}` : '';
      const cases = rule.cases.map(({ keys, choice }) => `${keys.map(jsonText).join(' | ')} -> ${choiceText(choice)}`);
      if (rule.failed !== undefined) cases.push(`failed -> ${choiceText(rule.failed)}`);
      if (rule.otherwise !== undefined) cases.push(`else -> ${choiceText(rule.otherwise)}`);
      return `${nameText(rule.tool)} -> when${path} { ${cases.join('; ')} }`;
    }
    case 'parent':
      return `${nameText(rule.tool)} -> ${rule.children.map(nameText).join(' | ')} and these only directly after it`;
    case 'after':
      return `only after ${nameText(rule.parent)}: ${nameText(rule.tool)}`;
    case 'directly-after':
      return `only directly after ${nameText(rule.parent)}: ${nameText(rule.tool)}`;
    case 'max-count': {
      const otherwise = rule.otherwise === undefined ? '' : ` else -> ${choiceText(rule.otherwise)}`;
      return `limit ${nameText(rule.tool)} to ${rule.limit}${otherwise}`;
    }
    case 'required-before-exit':
      return `require ${nameText(rule.tool)} before exit`;
    case 'requires-approval':
      return `approve ${nameText(rule.tool)}`;
  }
}

function choiceText(choice: Choice): string {
  if (choice.unfinished) return '…';
  const targets = choice.targets.map((target) => nameText(target.tool) + argumentsText(target.arguments));
  if (choice.any) targets.push('any');
  if (choice.exit !== undefined) targets.push(exitText(choice.exit));
  return targets.join(' | ');
}

function exitText(exit: { readonly answer?: Value }): string {
  return exit.answer === undefined ? 'exit' : `exit(answer: ${valueText(exit.answer)})`;
}

function argumentsText(args: readonly Argument[]): string {
  if (args.length === 0) return '';
  return `(${args.map(({ name, value }) => `${fieldText(name)}: ${valueText(value)}`).join(', ')})`;
}

import type { Choice, ToolRule } from './tool-rule.ts';

/** Every tool name that a set of rules can be asked about, numbered. */
export interface ToolNumbers {
  /** The workflow's tools first, then names that only rules mention. */
  readonly names: readonly string[];
  /** Tools of the workflow: numbers below this one may be called. */
  readonly attached: number;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Numbers the tools of a workflow and the names that its rules mention; a name given twice counts once. */
export function numberTools(tools: readonly string[], rules: readonly ToolRule[]): ToolNumbers {
  const numberOf = new Map<string, number>();
  const add = (name: string): void => {
    if (!numberOf.has(name)) numberOf.set(name, numberOf.size);
  };
  tools.forEach(add);
  const attached = numberOf.size;
  for (const rule of rules) mentionedBy(rule).forEach(add);
  return { names: [...numberOf.keys()], attached, numberOf };
}

/** Names that a rule mentions, its subject first. */
export function mentionedBy(rule: ToolRule): readonly string[] {
  switch (rule.type) {
    case 'init':
      return targetNames(rule.choice);
    case 'child':
    case 'conditional':
    case 'max-count':
      return [rule.tool, ...choicesOf(rule).flatMap(targetNames)];
    case 'parent':
      return [rule.tool, ...rule.children];
    case 'after':
    case 'directly-after':
      return [rule.parent, rule.tool];
    case 'terminal':
    case 'continue':
    case 'required-before-exit':
    case 'requires-approval':
      return [rule.tool];
  }
}

/** Every choice that a rule can put in force, in written order. */
export function choicesOf(rule: ToolRule): readonly Choice[] {
  switch (rule.type) {
    case 'init':
    case 'child':
      return [rule.choice];
    case 'conditional':
      return [...rule.cases.map((one) => one.choice), rule.failed, rule.otherwise].filter((one) => one !== undefined);
    case 'max-count':
      return rule.otherwise === undefined ? [] : [rule.otherwise];
    default:
      return [];
  }
}

function targetNames(choice: Choice): readonly string[] {
  return choice.targets.map((target) => target.tool);
}

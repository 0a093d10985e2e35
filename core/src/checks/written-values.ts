import type { NodeId } from '../ir/node-id.ts';
import type { Parameter, Tool } from '../ir/tool.ts';
import type { Reference, Template, Value } from '../ir/value.ts';
import type { Workflow } from '../ir/workflow.ts';
import { choicesOf } from '../rules/tool-numbers.ts';
import type { Target } from '../rules/tool-rule.ts';
import { targetsOf } from './mentions.ts';

/** A fixed argument whose parameter is known. */
export interface FixedArgument {
  readonly at: NodeId;
  readonly parameter: Parameter;
  readonly value: Value;
}

/** The arguments that arrows and cases of a workflow fix. */
export function* fixedArguments(workflow: Workflow): Iterable<FixedArgument> {
  const tools = new Map(workflow.tools.map((tool) => [tool.name, tool]));
  for (const target of workflow.rules.flatMap(targetsOf)) {
    for (const { id: at, name, value } of target.arguments) {
      const parameter = tools.get(target.tool)?.parameters.find((one) => one.name === name);
      if (parameter !== undefined) yield { at, parameter, value };
    }
  }
}

/** `exit(answer: …)`. */
export interface FixedAnswer {
  readonly at: NodeId;
  readonly value: Value;
}

/** The answers that exits of a workflow fix. */
export function* fixedAnswers({ rules }: Workflow): Iterable<FixedAnswer> {
  for (const rule of rules) {
    if (rule.type === 'terminal' && rule.answer !== undefined) yield { at: rule.exit ?? rule.id, value: rule.answer };
    for (const { exit } of choicesOf(rule)) if (exit?.answer !== undefined) yield { at: exit.id, value: exit.answer };
  }
}

/** Every reference of a workflow, with whether it stands in a text. */
export function* referencesInWorkflow(workflow: Workflow): Iterable<PlacedReference> {
  const prompt = workflow.settings.prompt?.value;
  if (prompt !== undefined) yield* referencesInTemplate(prompt);
  for (const target of workflow.rules.flatMap(targetsOf)) yield* referencesInArguments(target);
  for (const { value } of fixedAnswers(workflow)) yield* referencesInValue(value);
}

/** Every reference in what a tool does. */
export function* referencesInTool({ implementation }: Tool): Iterable<PlacedReference> {
  switch (implementation?.kind) {
    case 'http':
      yield* referencesInTemplate(implementation.url);
      for (const { value } of implementation.headers) yield* referencesInTemplate(value);
      if (implementation.body !== undefined) yield* referencesInValue(implementation.body);
      break;
    case 'command':
      for (const word of implementation.argv) yield* referencesInTemplate(word);
      break;
    case 'prompt':
    case 'person':
      yield* referencesInTemplate(implementation.text);
      break;
    default:
      break;
  }
}

export interface PlacedReference {
  readonly reference: Reference;
  /** A placeholder of a text. */
  readonly inText: boolean;
}

function* referencesInArguments(target: Target): Iterable<PlacedReference> {
  for (const { value } of target.arguments) yield* referencesInValue(value);
}

/** Every reference in a value. */
export function* referencesInValue(value: Value): Iterable<PlacedReference> {
  switch (value.kind) {
    case 'json':
      break;
    case 'list':
      for (const item of value.items) yield* referencesInValue(item);
      break;
    case 'object':
      for (const entry of value.entries) yield* referencesInValue(entry.value);
      break;
    case 'template':
      yield* referencesInTemplate(value.template);
      break;
    default:
      yield { reference: value, inText: false };
  }
}

function* referencesInTemplate(template: Template): Iterable<PlacedReference> {
  for (const part of template.parts) if (part.kind === 'placeholder') yield { reference: part.value, inText: true };
}

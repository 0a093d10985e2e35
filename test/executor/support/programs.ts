import type { Json, Scalar } from '#core/ir/json.ts';
import type { Implementation, Parameter, Tool } from '#core/ir/tool.ts';
import type { Type, TypeDeclaration } from '#core/ir/type.ts';
import type { Argument, Reference, Template, Value } from '#core/ir/value.ts';
import type { Program, Settings, Workflow } from '#core/ir/workflow.ts';
import type { Choice, ConditionalRule, Target, ToolRule } from '#core/rules/tool-rule.ts';

/** Programs for tests, written in a few words. Ids say what they stand for. */

export const string: Type = { kind: 'primitive', name: 'string' };
export const number: Type = { kind: 'primitive', name: 'number' };
export const integer: Type = { kind: 'primitive', name: 'integer' };
export const boolean: Type = { kind: 'primitive', name: 'boolean' };
export const any: Type = { kind: 'primitive', name: 'any' };
export const nothing: Type = { kind: 'primitive', name: 'null' };

export function literals(...values: readonly Scalar[]): Type {
  return { kind: 'union', options: values.map((value) => ({ kind: 'literal', value })) };
}

export function union(...options: readonly Type[]): Type {
  return { kind: 'union', options };
}

export function list(element: Type): Type {
  return { kind: 'array', element };
}

/** Fields by name; a name that ends with `?` is optional. */
export function object(fields: Readonly<Record<string, Type>>): Type {
  return {
    kind: 'object',
    fields: Object.entries(fields).map(([name, type]) => ({ ...named(name), id: `field ${name}`, type })),
  };
}

export function parameter(name: string, type: Type, more: Partial<Parameter> = {}): Parameter {
  return { ...named(name), id: `parameter ${name}`, type, ...more };
}

function named(name: string): { readonly name: string; readonly optional: boolean } {
  return { name: name.replace(/\?$/, ''), optional: name.endsWith('?') };
}

export interface ToolParts {
  readonly parameters?: Readonly<Record<string, Type>>;
  readonly returns?: Type;
  readonly implementation?: Implementation;
  readonly timeout?: number;
  readonly retry?: number;
  readonly secrets?: readonly string[];
  readonly doc?: string;
}

export function tool(name: string, parts: ToolParts = {}): Tool {
  const { parameters = {}, retry = 0, secrets = [], ...rest } = parts;
  return {
    id: `tool ${name}`,
    name,
    parameters: Object.entries(parameters).map(([parameterName, type]) => parameter(parameterName, type)),
    retry,
    secrets,
    idempotent: false,
    ...rest,
  };
}

/** A target: a tool's name, or a name with arguments. `exit` and `any` are what they are in the language. */
export type To = string | readonly [tool: string, args: Readonly<Record<string, Value>>];

export function choice(...targets: readonly To[]): Choice {
  const tools = targets.filter((target) => target !== 'exit' && target !== 'any');
  const exit = targets.includes('exit') ? { exit: { id: 'exit' } } : {};
  return { targets: tools.map(target), any: targets.includes('any'), ...exit };
}

function target(to: To): Target {
  const [name, args] = typeof to === 'string' ? [to, {}] : to;
  return { id: `target ${name}`, tool: name, arguments: Object.entries(args).map(argument) };
}

function argument([name, value]: [string, Value]): Argument {
  return { id: `argument ${name}`, name, value };
}

export function start(...targets: readonly To[]): ToolRule {
  return { type: 'init', id: 'start', choice: choice(...targets) };
}

/** `a -> b | c`, or `a -> exit` when that is the only target. */
export function arrow(from: string, ...targets: readonly To[]): ToolRule {
  const id = `arrow ${from}`;
  if (targets.length === 1 && targets[0] === 'exit') return { type: 'terminal', id, tool: from };
  return { type: 'child', id, tool: from, choice: choice(...targets) };
}

export interface WhenParts {
  readonly path?: readonly string[];
  readonly failed?: Choice;
  readonly otherwise?: Choice;
}

export function when(
  from: string,
  cases: readonly (readonly [Scalar, Choice])[],
  { path = [], ...parts }: WhenParts = {},
): ConditionalRule {
  return {
    type: 'conditional',
    id: `when ${from}`,
    tool: from,
    path,
    cases: cases.map(([key, to]) => ({ id: `case ${String(key)}`, keys: [key], choice: to })),
    unmatched: 'stop',
    ...parts,
  };
}

export function json(value: Json): Value {
  return { kind: 'json', value };
}

export function input(name: string, ...path: readonly string[]): Reference {
  return { kind: 'input', id: `input ${name}`, name, path };
}

export function result(toolName: string, ...path: readonly string[]): Reference {
  return { kind: 'result', id: `result ${toolName}`, tool: toolName, path };
}

export function argumentsOf(toolName: string, ...path: readonly string[]): Reference {
  return { kind: 'arguments', id: `arguments ${toolName}`, tool: toolName, path };
}

/** Texts, references and `{ secret }`s in order. */
export function template(...parts: readonly (string | Reference | { readonly secret: string })[]): Template {
  return {
    id: 'template',
    parts: parts.map((part) => {
      if (typeof part === 'string') return { kind: 'text', text: part };
      if ('secret' in part) return { kind: 'secret', id: `secret ${part.secret}`, name: part.secret };
      return { kind: 'placeholder', value: part };
    }),
  };
}

export interface WorkflowParts {
  readonly tools: readonly Tool[];
  readonly rules: readonly ToolRule[];
  readonly inputs?: readonly Parameter[];
  readonly result?: Type;
  readonly settings?: { readonly [Name in keyof Settings]?: NonNullable<Settings[Name]>['value'] };
}

export function workflow(name: string, parts: WorkflowParts): Workflow {
  const { inputs = [], settings = {}, ...rest } = parts;
  return {
    id: `workflow ${name}`,
    name,
    inputs,
    settings: Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [key, { id: `setting ${key}`, value }]),
    ),
    uses: [],
    open: [],
    ...rest,
  };
}

/** A program whose entry is the first workflow. */
export function program(
  entry: Workflow,
  others: readonly Workflow[] = [],
  types: readonly TypeDeclaration[] = [],
): Program {
  return { version: 1, entry: entry.id, workflows: [entry, ...others], types };
}

/** A tool that calls another workflow. */
export function workflowTool(called: Workflow, more: Partial<Tool> = {}): Tool {
  return {
    ...tool(called.name),
    parameters: called.inputs,
    implementation: { kind: 'workflow', id: `call ${called.name}`, workflow: called.id },
    ...(called.result !== undefined && { returns: called.result }),
    ...more,
  };
}

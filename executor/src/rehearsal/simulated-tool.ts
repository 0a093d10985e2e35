import type { Json } from '#core/ir/json.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { ConditionalRule } from '#core/rules/tool-rule.ts';
import { fit, isRecord } from '#core/types/fits.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import type { ToolResult } from '../ports/step-port.ts';
import type { Choices } from './choices.ts';
import { sampleText } from './sample-text.ts';
import { sampleValue } from './sample-value.ts';

/** A way that a `when` can go on: a value that one of its cases names, any other value, or a failure. */
export type Branch =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'other' } | { readonly kind: 'failed' };

/** Draws until a value is none of the cases'. */
const attempts = 8;

/** Makes up what a tool returns: of the declared type, and where a `when` follows, for its least taken branch. */
export function simulatedResult(plan: WorkflowPlan, tool: Tool, choices: Choices): ToolResult {
  const made = { milliseconds: 0, simulated: true };
  const rule = plan.workflow.rules.find(
    (candidate) => candidate.type === 'conditional' && candidate.tool === tool.name,
  );
  if (rule?.type === 'conditional') {
    const place = resultPlace(plan, tool.name);
    for (const branch of choices.ranked(place, branchesOf(rule), branchName)) {
      const value = branch.kind === 'failed' ? undefined : branchValue(plan, tool, rule, branch, choices);
      if (value === undefined && branch.kind !== 'failed') continue;
      choices.take(place, branchName(branch));
      if (value === undefined) return { ...made, ok: false, error: 'simulated failure', repeatable: false };
      return { ...made, ok: true, value };
    }
  }
  return { ...made, ok: true, value: anyResult(plan, tool, choices) };
}

/** Where the branches of a tool's results are counted. */
export function resultPlace({ workflow }: WorkflowPlan, tool: string): string {
  return `${workflow.id} result of ${tool}`;
}

/** Whether a tool can return what takes this branch. */
export function canTake(
  plan: WorkflowPlan,
  tool: Tool,
  rule: ConditionalRule,
  branch: Branch,
  choices: Choices,
): boolean {
  return branch.kind === 'failed' || branchValue(plan, tool, rule, branch, choices) !== undefined;
}

/** The ways that a `when` can go on, in the order of the file. */
export function branchesOf(rule: ConditionalRule): readonly Branch[] {
  const branches: Branch[] = rule.cases.flatMap(({ keys }) => keys.map((value) => ({ kind: 'value', value }) as const));
  if (rule.otherwise !== undefined) branches.push({ kind: 'other' });
  if (rule.failed !== undefined) branches.push({ kind: 'failed' });
  return branches;
}

/** A name for a branch: its value as JSON, or its kind. */
export function branchName(branch: Branch): string {
  return branch.kind === 'value' ? JSON.stringify(branch.value) : branch.kind;
}

/** A result that takes this branch; `undefined` when the type has none. */
function branchValue(
  plan: WorkflowPlan,
  tool: Tool,
  rule: ConditionalRule,
  branch: Exclude<Branch, { kind: 'failed' }>,
  choices: Choices,
): Json | undefined {
  if (branch.kind === 'value') {
    const drawn = anyResult(plan, tool, choices);
    const value = withValue(drawn, rule.path, branch.value);
    if (tool.returns === undefined) return value;
    // What is not there reads as `null`: an optional field of another type takes that case by its absence.
    const candidates = branch.value === null ? [value, withoutField(drawn, rule.path)] : [value];
    for (const candidate of candidates) {
      const fitted = fit(tool.returns, candidate, plan.types, 'open');
      if (fitted.ok) return fitted.value;
    }
    return undefined;
  }
  const keys = new Set<Json>(rule.cases.flatMap((one) => one.keys));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const value = anyResult(plan, tool, choices);
    if (!keys.has(valueAt(value, rule.path))) return value;
  }
  return undefined;
}

function anyResult(plan: WorkflowPlan, tool: Tool, choices: Choices): Json {
  if (tool.returns === undefined) return sampleText(`result of ${tool.name}`, 1);
  return sampleValue(schemaOf(tool.returns, plan.types), `result of ${tool.name}`, choices);
}

function withValue(result: Json, path: readonly string[], value: Json): Json {
  const [field, ...rest] = path;
  if (field === undefined) return value;
  const fields = isRecord(result) ? result : {};
  const inner = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return Object.fromEntries([...Object.entries(fields), [field, withValue(inner ?? null, rest, value)]]);
}

function withoutField(result: Json, [field, ...rest]: readonly string[]): Json {
  if (field === undefined || !isRecord(result)) return result;
  const entries = Object.entries(result).flatMap(([name, value]): (readonly [string, Json])[] => {
    if (name !== field) return [[name, value]];
    return rest.length === 0 ? [] : [[name, withoutField(value, rest)]];
  });
  return Object.fromEntries(entries);
}

function valueAt(result: Json, path: readonly string[]): Json {
  let current = result;
  for (const field of path) {
    const next = isRecord(current) && Object.hasOwn(current, field) ? current[field] : undefined;
    if (next === undefined) return null;
    current = next;
  }
  return current;
}

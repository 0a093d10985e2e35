import type { Json } from '#core/ir/json.ts';
import type { Parameter, Tool } from '#core/ir/tool.ts';
import type { Argument } from '#core/ir/value.ts';
import { fit } from '#core/types/fits.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import { resolveValue, type ValueScope } from '../values/resolve-value.ts';
import { isWrittenOut } from '../values/written-out.ts';

export type Arguments = Readonly<Record<string, Json>>;

/** Every required parameter is fixed and at least one argument is written, or there are no parameters. */
export function isFullyFixed(tool: Tool, fixed: readonly Argument[]): boolean {
  if (tool.parameters.length === 0) return true;
  const names = new Set(fixed.map((argument) => argument.name));
  return names.size > 0 && tool.parameters.every((parameter) => names.has(parameter.name) || !isRequired(parameter));
}

function isRequired(parameter: Parameter): boolean {
  return !parameter.optional && parameter.default === undefined;
}

export type FixedArguments =
  /** `written`: the arguments that hold what the author wrote, not what a model, a result or an input said. */
  | { readonly ok: true; readonly arguments: Arguments; readonly written: readonly string[] }
  | { readonly ok: false; readonly reason: 'tool-failed' | 'invalid-arguments'; readonly message: string };

/**
 * Computes what the author fixed. The model cannot repair it, so a value that does not fit ends the run. What is not
 * there reads as `null`: handed to an optional parameter that does not take `null`, it leaves the argument out.
 */
export function fixedArguments(
  tool: Tool,
  fixed: readonly Argument[],
  scope: ValueScope,
  types: TypeTable,
): FixedArguments {
  const values: [string, Json][] = [];
  const written: string[] = [];
  for (const { name, value } of fixed) {
    const resolved = resolveValue(value, scope);
    if (!resolved.ok) {
      const reason = resolved.because === 'failed-call' ? 'tool-failed' : 'invalid-arguments';
      return { ok: false, reason, message: `Argument \`${name}\` of \`${tool.name}\`: ${resolved.message}.` };
    }
    const parameter = tool.parameters.find((candidate) => candidate.name === name);
    const fitted = parameter === undefined ? undefined : fit(parameter.type, resolved.value, types, 'closed');
    if (fitted?.ok !== true && resolved.value === null && parameter !== undefined && !isRequired(parameter)) continue;
    if (fitted?.ok !== true) {
      const problem = fitted?.problem ?? 'there is no such parameter';
      return {
        ok: false,
        reason: 'invalid-arguments',
        message: `Argument \`${name}\` of \`${tool.name}\`: ${problem}.`,
      };
    }
    values.push([name, fitted.value]);
    if (isWrittenOut(value)) written.push(name);
  }
  return { ok: true, arguments: Object.fromEntries(values), written };
}

export type FittedArguments =
  { readonly ok: true; readonly arguments: Arguments } | { readonly ok: false; readonly problem: string };

/** Checks the arguments of a call against parameters (a closed object) and fills in defaults. */
export function fitArguments(parameters: readonly Parameter[], given: Arguments, types: TypeTable): FittedArguments {
  const values: [string, Json][] = [];
  for (const parameter of parameters) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
    if (value === undefined) {
      if (isRequired(parameter)) return { ok: false, problem: `\`${parameter.name}\` is missing` };
      continue;
    }
    const fitted = fit(parameter.type, value, types, 'closed');
    if (!fitted.ok) return { ok: false, problem: `\`${parameter.name}\`: ${fitted.problem}` };
    values.push([parameter.name, fitted.value]);
  }
  const known = new Set(parameters.map((parameter) => parameter.name));
  const unknown = Object.keys(given).find((name) => !known.has(name));
  if (unknown !== undefined) return { ok: false, problem: `there is no parameter \`${unknown}\`` };
  return { ok: true, arguments: Object.fromEntries(values) };
}

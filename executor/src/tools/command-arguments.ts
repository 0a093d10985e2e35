import { isDeepStrictEqual } from 'node:util';
import type { Template } from '#core/ir/value.ts';
import type { Type } from '#core/ir/type.ts';
import { resolveType } from '#core/types/type-table.ts';
import { resolveTemplate, type ValueScope } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import { secretsOf } from './secrets-of.ts';
import type { ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

const final = { repeatable: false } as const;

/**
 * The program of a call and its arguments, each of them one whatever is in it. A parameter chooses neither the program nor
 * an option of it: a text of the call that begins with `-` is refused, unless the author wrote something before it, wrote
 * `--` as an argument of its own, wrote out in the parameter's type which texts there are, or wrote this one: as the
 * parameter's default, or where the call was made.
 */
export async function commandArguments(call: ToolCall<'command'>): Promise<readonly string[]> {
  const { argv: templates } = call.implementation;
  if (templates[0]?.parts.some((part) => part.kind === 'placeholder') === true) {
    throw new ToolFailure('a parameter may not choose the program of a command', final);
  }
  const secrets = await secretsOf(templates, (name) => call.secret(name, undefined, call.signal));
  const scope: ValueScope = { inputs: call.arguments, calls: new Map(), secrets };
  let endsOptions = false;
  return templates.map((template) => {
    const argument = textOf(template, scope);
    if (argument.includes('\0')) throw new ToolFailure('an argument of a command cannot hold a zero character', final);
    if (argument.startsWith('-') && !endsOptions && beginsWithText(template, call, scope)) {
      throw new ToolFailure(
        'an argument begins with `-`, which the program would read as an option; the file can write `"--"` before it',
        final,
      );
    }
    if (isText(template, '--')) endsOptions = true;
    return argument;
  });
}

function textOf(template: Template, scope: ValueScope): string {
  const text = resolveTemplate(template, scope);
  if (!text.ok) throw new ToolFailure(text.message, final);
  return textForm(text.value);
}

function isText({ parts }: Template, text: string): boolean {
  return parts.length === 1 && parts[0]?.kind === 'text' && parts[0].text === text;
}

/** Whether the argument begins with a text that the call chose, rather than its author. A number is no option. */
function beginsWithText({ id, parts }: Template, call: ToolCall<'command'>, scope: ValueScope): boolean {
  const first = parts.find((part) => textOf({ id, parts: [part] }, scope) !== '');
  if (first?.kind !== 'placeholder' || first.value.kind !== 'input') return false;
  const { name, path } = first.value;
  const { arguments: inputs, tool, types, written } = call;
  const parameter = tool.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) return true;
  const value = inputs[name];
  if (written.includes(name) || isDeepStrictEqual(value, parameter.default)) return false;
  return typeof value !== 'number' && (path.length > 0 || !isListed(parameter.type, types));
}

/** Whether a type is a list of literals. */
function isListed(type: Type, types: ToolCall['types']): boolean {
  const resolved = resolveType(type, types);
  return resolved.kind === 'union'
    ? resolved.options.every((option) => isListed(option, types))
    : resolved.kind === 'literal';
}

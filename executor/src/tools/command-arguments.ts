import type { Template } from '#core/ir/value.ts';
import type { Type } from '#core/ir/type.ts';
import { resolveType } from '#core/types/type-table.ts';
import { resolveTemplate } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import { secretsOf } from './secrets-of.ts';
import type { ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

const final = { repeatable: false } as const;

/**
 * The program of a call and its arguments, each of them one whatever is in it. A parameter chooses neither the program nor
 * an option of it: a text of the call that begins with `-` is refused, unless the author wrote something before it, wrote
 * `--` as an argument of its own, or wrote out in the parameter's type which texts there are.
 */
export async function commandArguments(call: ToolCall<'command'>): Promise<readonly string[]> {
  const { argv: templates } = call.implementation;
  if (templates[0]?.parts.some((part) => part.kind === 'placeholder') === true) {
    throw new ToolFailure('a parameter may not choose the program of a command', final);
  }
  const secrets = await secretsOf(templates, (name) => call.secret(name, undefined, call.signal));
  let endsOptions = false;
  return templates.map((template) => {
    const text = resolveTemplate(template, { inputs: call.arguments, calls: new Map(), secrets });
    if (!text.ok) throw new ToolFailure(text.message, final);
    const argument = textForm(text.value);
    if (argument.includes('\0')) throw new ToolFailure('an argument of a command cannot hold a zero character', final);
    if (argument.startsWith('-') && !endsOptions && beginsWithText(template, call)) {
      throw new ToolFailure(
        'an argument begins with `-`, which the program would read as an option; the file can write `"--"` before it',
        final,
      );
    }
    if (isText(template, '--')) endsOptions = true;
    return argument;
  });
}

function isText({ parts }: Template, text: string): boolean {
  return parts.length === 1 && parts[0]?.kind === 'text' && parts[0].text === text;
}

/** Whether the argument begins with a text that the call chose, rather than its author. A number is no option. */
function beginsWithText({ parts }: Template, { arguments: inputs, tool, types }: ToolCall<'command'>): boolean {
  for (const part of parts) {
    if (part.kind === 'text' && part.text === '') continue;
    if (part.kind !== 'placeholder' || part.value.kind !== 'input') return false;
    const { name, path } = part.value;
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (typeof value === 'number') return false;
    if (value === undefined || value === null || value === '') continue;
    const type = tool.parameters.find((parameter) => parameter.name === name)?.type;
    return type === undefined || path.length > 0 || !isWrittenOut(type, types);
  }
  return false;
}

/** Whether a type is a list of literals. */
function isWrittenOut(type: Type, types: ToolCall['types']): boolean {
  const resolved = resolveType(type, types);
  return resolved.kind === 'union'
    ? resolved.options.every((option) => isWrittenOut(option, types))
    : resolved.kind === 'literal';
}

import { fit } from '#core/types/fits.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import type { AskPersonParams, PersonAnswer } from '../protocol/messages.ts';
import { resolveTemplate } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/** Forms that do not fit before the tool fails. */
const patience = 3;

/** Lets a person do the work: the host shows a form of the result type. */
export async function runPerson(
  call: ToolCall<'person'>,
  ask: (form: AskPersonParams, signal: AbortSignal) => Promise<PersonAnswer>,
): Promise<Returned> {
  const { run, step, tool, types } = call;
  const text = resolveTemplate(call.implementation.text, { inputs: call.arguments, calls: new Map() });
  if (!text.ok) throw new ToolFailure(text.message, { repeatable: false });
  const question = textForm(text.value);
  const schema = tool.returns === undefined ? { type: 'string' } : schemaOf(tool.returns, types);
  let problem: string | undefined;
  for (let form = 0; form < patience; form += 1) {
    const reminder = problem === undefined ? question : `${question}\n(${problem})`;
    const answer = await ask({ run, step, tool: tool.name, question: reminder, schema }, call.signal);
    if ('declined' in answer) throw new ToolFailure('the person declined', { repeatable: false });
    const fitted = tool.returns === undefined ? undefined : fit(tool.returns, answer.answer, types, 'open');
    if (fitted === undefined || fitted.ok) return { kind: 'value', value: answer.answer };
    problem = fitted.problem;
  }
  throw new ToolFailure(`the form does not fit: ${problem ?? ''}`, { repeatable: false });
}

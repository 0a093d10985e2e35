import { visibleText } from '#core/events/visible-text.ts';
import { isRecord } from '#core/types/fits.ts';
import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { AskPersonParams, PersonAnswer } from '#executor/protocol/messages.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

type Schema = Readonly<Record<string, Json>>;

/**
 * Lets the person at the terminal do the work of a `person` tool: shows the question, then asks for the result, an object
 * field by field. An empty line leaves an optional field out. Nobody there, or the end of the input, declines.
 */
export async function askPerson(form: AskPersonParams, terminal: Terminal, signal: AbortSignal): Promise<PersonAnswer> {
  if (!terminal.interactive) return { declined: true };
  const style = styleFor(terminal.coloursErr);
  const question = form.question.split('\n').map(visibleText).join('\n');
  terminal.err(`${style.accent(`${visibleText(form.tool)} asks:`)} ${question}\n`);
  const schema = isRecord(form.schema) ? form.schema : {};
  const properties = schema.properties;
  if (properties === undefined || !isRecord(properties)) {
    const value = await askValue('answer', schema, true, terminal, signal);
    return value === undefined ? { declined: true } : { answer: value };
  }
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const answer: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const value = await askValue(name, isRecord(property) ? property : {}, required.has(name), terminal, signal);
    if (signal.aborted) return { declined: true };
    if (value !== undefined) answer.push([name, value]);
    else if (required.has(name)) return { declined: true };
  }
  return { answer: Object.fromEntries(answer) };
}

/** `undefined` when an optional field is left out, or the input has ended. The run checks whether the value fits. */
async function askValue(
  name: string,
  schema: Schema,
  required: boolean,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Json | undefined> {
  const { description } = schema;
  if (typeof description === 'string')
    terminal.err(`${styleFor(terminal.coloursErr).faint(visibleText(description))}\n`);
  for (;;) {
    const text = await terminal.ask(`${visibleText(name)}${required ? '' : '?'} (${kindOf(schema)}) = `, signal);
    if (text === undefined || (text === '' && !required)) return undefined;
    const value = read(text, schema);
    if (value !== undefined) return value;
    terminal.err('That must be JSON.\n');
  }
}

function kindOf(schema: Schema): string {
  const values = schema.enum;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  return typeof schema.type === 'string' ? schema.type : 'JSON';
}

function read(text: string, schema: Schema): Json | undefined {
  if (schema.type === 'string' && schema.enum === undefined) return text;
  const values = schema.enum;
  if (Array.isArray(values) && values.includes(text.trim())) return text.trim();
  return parseJson(text);
}

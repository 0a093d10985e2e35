import type { Json } from '#core/ir/json.ts';
import type { Parameter } from '#core/ir/tool.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import { CliError } from '../cli-error.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';
import { inputText, missingInputs, readInput, type Inputs } from './read-inputs.ts';

/**
 * Completes the inputs: asks for each missing one, again while the answer does not fit its type. Where nobody can
 * answer, and when the person ends the input, a `CliError` names what is missing.
 */
export async function askInputs(
  parameters: readonly Parameter[],
  given: Inputs,
  types: TypeTable,
  terminal: Terminal,
): Promise<Inputs> {
  const missing = missingInputs(parameters, given);
  if (missing.length > 0 && !terminal.interactive) throw new CliError(complaint(missing));
  const inputs = new Map(given);
  for (const [index, parameter] of missing.entries()) {
    const value = await ask(parameter, types, terminal);
    if (value === undefined) throw new CliError(complaint(missing.slice(index)));
    inputs.set(parameter.name, value);
  }
  return inputs;
}

async function ask(parameter: Parameter, types: TypeTable, terminal: Terminal): Promise<Json | undefined> {
  const style = styleFor(terminal.coloursErr);
  if (parameter.doc !== undefined) terminal.err(`${style.faint(visibleText(parameter.doc))}\n`);
  for (;;) {
    const answer = await terminal.ask(`${style.bold(visibleText(inputText(parameter)))} = `);
    if (answer === undefined) return undefined;
    const value = readInput(parameter, answer, types);
    if (value.ok) return value.value;
    terminal.err(`${style.bad(visibleText(value.problem))}\n`);
  }
}

function complaint(missing: readonly Parameter[]): string {
  const words = missing.map((parameter) => `--input ${parameter.name}=…`).join(' ');
  const types = missing.map(inputText).join(', ');
  return `Missing: ${types}. Give ${missing.length === 1 ? 'it' : 'them'} as \`${words}\`.`;
}

import { resolve } from 'node:path';
import type { Json } from '#core/ir/json.ts';
import type { Parameter } from '#core/ir/tool.ts';
import { readText as readValue } from '#core/types/read-text.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import { typeText } from '#core/types/type-text.ts';
import { CliError } from '../cli-error.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { readText } from '../files/read-text.ts';
import { didYouMean } from '#core/text/nearest.ts';

/** The inputs of a run, by name. */
export type Inputs = ReadonlyMap<string, Json>;

/**
 * Reads `name=value` words by the types of the workflow's inputs: a `string` is the text as it stands, any other type is
 * JSON, a literal may stand bare. `name=@file` takes the file's text, `name=@@x` is the text `@x`. An unknown or
 * repeated name and a value that does not fit are `CliError`s.
 */
export function readInputs(
  words: readonly string[],
  parameters: readonly Parameter[],
  types: TypeTable,
  cwd: string,
): Inputs {
  const inputs = new Map<string, Json>();
  for (const word of words) {
    const [name, text] = split(word);
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) throw new CliError(unknownInput(name, parameters));
    if (inputs.has(name)) throw new CliError(`Input \`${name}\` is given twice.`);
    const value = readInput(parameter, textOf(text, cwd), types);
    if (!value.ok) throw new CliError(`Input \`${name}\`: ${value.problem}.`);
    inputs.set(name, value.value);
  }
  return inputs;
}

/** One input from the text a person typed for it. */
export function readInput(parameter: Parameter, text: string, types: TypeTable): ReturnType<typeof readValue> {
  return readValue(parameter.type, text, types, 'closed');
}

/** Inputs that a run needs and has not got: neither optional nor with a default. */
export function missingInputs(parameters: readonly Parameter[], inputs: Inputs): readonly Parameter[] {
  return parameters.filter(
    (parameter) => !parameter.optional && parameter.default === undefined && !inputs.has(parameter.name),
  );
}

/** An input as its author declared it: `mood: "angry" | "calm"`. */
export function inputText(parameter: Parameter): string {
  return `${parameter.name}${parameter.optional ? '?' : ''}: ${typeText(parameter.type)}`;
}

function split(word: string): readonly [name: string, text: string] {
  const equals = word.indexOf('=');
  if (equals > 0) return [word.slice(0, equals), word.slice(equals + 1)];
  throw new CliError(`\`--input ${word}\` must read \`--input name=value\`.`);
}

function textOf(text: string, cwd: string): string {
  if (text.startsWith('@@')) return text.slice(1);
  return text.startsWith('@') ? readText(resolve(cwd, text.slice(1)), cwd, nodeDisk) : text;
}

function unknownInput(name: string, parameters: readonly Parameter[]): string {
  const names = parameters.map((parameter) => parameter.name);
  const known = names.length === 0 ? 'It has none.' : `Its inputs: ${parameters.map(inputText).join(', ')}.`;
  return `The workflow has no input \`${name}\`.${didYouMean(name, names)} ${known}`;
}

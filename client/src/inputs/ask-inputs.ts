import * as vscode from 'vscode';
import type { Json } from '#core/ir/json.ts';
import type { Parameter } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import { fit } from '#core/types/fits.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import { askValue } from './ask-value.ts';

/** Inputs of a run by name. */
export type Inputs = Readonly<Record<string, Json>>;

/** Asks for the inputs of a workflow one by one, by their types. `undefined` when the person goes away. */
export async function askInputs(
  workflow: string,
  parameters: readonly Parameter[],
  declarations: readonly TypeDeclaration[],
): Promise<Inputs | undefined> {
  const types = typeTable(declarations);
  const inputs: [string, Json][] = [];
  for (const [index, parameter] of parameters.entries()) {
    const given = await askValue({
      title: titleOf(workflow, index + 1, parameters.length),
      name: parameter.name,
      ...(parameter.doc !== undefined && { prompt: parameter.doc }),
      schema: schemaOf(parameter.type, types),
      optional: parameter.optional,
      ...(parameter.default !== undefined && { initial: parameter.default }),
      check: (value) => {
        const fitted = fit(parameter.type, value, types, 'closed');
        return fitted.ok ? undefined : fitted.problem;
      },
    });
    if (given === undefined) return undefined;
    if (given.value !== undefined) inputs.push([parameter.name, given.value]);
  }
  return Object.fromEntries(inputs);
}

function titleOf(workflow: string, number: number, count: number): string {
  return count === 1
    ? vscode.l10n.t('Input of {0}', workflow)
    : vscode.l10n.t('Input of {0} ({1} of {2})', workflow, number, count);
}

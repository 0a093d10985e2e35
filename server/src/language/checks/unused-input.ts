import { isReference } from 'langium';
import { isArgument, isPromptSetting, isWorkflow } from '../generated/ast.ts';
import { referencesIn } from '../references/references-in.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `unused-input`: neither prompt nor arguments read an input. A workflow without a prompt tells the model all of them. */
export const unusedInput: DeclarationTextCheck = (workflow, lowering) => {
  if (!isWorkflow(workflow) || workflow.parameters.length === 0 || !workflow.statements.some(isPromptSetting)) return;
  // A call names a parameter of what it calls in order to fix it.
  const uses = referencesIn(workflow).filter(({ container }) => !isArgument(container));
  const used = new Set<unknown>(uses.map(({ reference }) => (isReference(reference) ? reference.ref : undefined)));
  for (const input of workflow.parameters) {
    if (used.has(input) || written(input.name) === undefined) continue;
    const message = `Neither the prompt nor an argument of ${called(workflow)} uses \`${input.name}\`.`;
    lowering.report('unused-input', input, message, { data: { name: input.name } });
  }
};

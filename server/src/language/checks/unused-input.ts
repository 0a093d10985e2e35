import { isPromptSetting, isWorkflow } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck } from './file-check.ts';

/** `unused-input`: neither prompt nor arguments read an input. A workflow without a prompt tells the model all of them. */
export const unusedInput: FileCheck = (file, { lowering, uses }) => {
  const workflows = file.declarations.filter(isWorkflow).filter(({ statements }) => statements.some(isPromptSetting));
  if (workflows.length === 0) return;
  const used = new Set(uses().map((use) => use.used));
  for (const workflow of workflows) {
    for (const input of workflow.parameters) {
      if (used.has(input) || written(input.name) === undefined) continue;
      const message = `Neither the prompt nor an argument of ${called(workflow)} uses \`${input.name}\`.`;
      lowering.report('unused-input', input, message, { data: { name: input.name } });
    }
  }
};

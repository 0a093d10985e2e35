import type { Parameter, Tool } from '../ir/tool.ts';
import type { Type } from '../ir/type.ts';
import type { Reference } from '../ir/value.ts';
import type { Workflow } from '../ir/workflow.ts';
import { orNull } from './type-options.ts';
import type { TypeTable } from './type-table.ts';

/** What the first word of a reference stands for, before its path of fields; `undefined` where nothing is known. */
export type ReferenceTypes = (reference: Reference) => Type | undefined;

/** Inside a workflow: its inputs, and results and arguments of its tools. */
export function typesInWorkflow(workflow: Workflow, types: TypeTable): ReferenceTypes {
  const inputs = new Map(workflow.inputs.map((input) => [input.name, inputType(input, types)]));
  const tools = new Map(workflow.tools.map((tool) => [tool.name, tool]));
  return (reference) => {
    if (reference.kind === 'input') return inputs.get(reference.name);
    const tool = tools.get(reference.tool);
    return reference.kind === 'result' ? tool?.returns : tool && argumentsType(tool);
  };
}

/** Inside the texts of a tool: its parameters. */
export function typesInTool(tool: Tool, types: TypeTable): ReferenceTypes {
  const parameters = new Map(tool.parameters.map((parameter) => [parameter.name, inputType(parameter, types)]));
  return (reference) => (reference.kind === 'input' ? parameters.get(reference.name) : undefined);
}

/** An input that was left out and has no default reads as `null`. */
function inputType({ type, optional, default: standard }: Parameter, types: TypeTable): Type {
  return optional && standard === undefined ? orNull(type, types) : type;
}

function argumentsType(tool: Tool): Type {
  const fields = tool.parameters.map(({ id, name, type, optional, default: standard }) => {
    return { id, name, type, optional: optional && standard === undefined };
  });
  return { kind: 'object', fields };
}

import type { Tool } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { RuleSolver } from '#core/rules/rule-solver.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import { parametersSchema } from '#core/types/json-schema.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import type { OfferedTool } from '../model/chat-model.ts';
import { wireNames, type WireNames } from './wire-names.ts';

/** One workflow, prepared: what every step of its runs looks up. Immutable but for a memo of offers. */
export interface WorkflowPlan {
  readonly workflow: Workflow;
  readonly types: TypeTable;
  readonly solver: RuleSolver;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly names: WireNames;
  readonly needsApproval: ReadonlySet<string>;
  /** Name of the built-in that ends a run: `finish`, or `finish_run` beside a tool called `finish`. */
  readonly finish: string;
  /** Type of the answer that `finish` takes. */
  readonly answerType: Type;
  /** The tool as a model is offered it; parameters that the author fixed are left out. */
  offer(tool: Tool, fixed: readonly string[]): OfferedTool;
  /** `finish` as a model is offered it; without a parameter when the author fixed the answer. */
  offerFinish(answerIsFixed: boolean): OfferedTool;
}

const textAnswer: Type = { kind: 'primitive', name: 'string' };

/** Prepares a workflow of a program that was validated. */
export function planWorkflow(workflow: Workflow, types: TypeTable): WorkflowPlan {
  const tools = new Map(workflow.tools.map((tool) => [tool.name, tool]));
  const finish = finishName(tools);
  const names = wireNames([...tools.keys(), finish]);
  const answerType = workflow.result ?? textAnswer;
  const offers = new Map<string, OfferedTool>();
  return {
    workflow,
    types,
    solver: createSolver(
      workflow.tools.map((tool) => tool.name),
      workflow.rules,
      workflow.settings.agent?.value,
    ),
    tools,
    names,
    needsApproval: new Set(workflow.rules.flatMap((rule) => (rule.type === 'requires-approval' ? [rule.tool] : []))),
    finish,
    answerType,
    offer(tool, fixed) {
      const key = JSON.stringify([tool.name, ...fixed]);
      let offer = offers.get(key);
      if (offer === undefined) {
        const open = tool.parameters.filter((parameter) => !fixed.includes(parameter.name));
        offer = {
          name: names.toWire.get(tool.name) ?? tool.name,
          ...(tool.doc !== undefined && { description: tool.doc }),
          parameters: parametersSchema(open, types),
        };
        offers.set(key, offer);
      }
      return offer;
    },
    offerFinish(answerIsFixed) {
      const answer = { id: workflow.id, name: 'answer', type: answerType, optional: false };
      return {
        name: names.toWire.get(finish) ?? finish,
        description: answerIsFixed ? 'End the run.' : 'End the run with this answer.',
        parameters: parametersSchema(answerIsFixed ? [] : [answer], types),
      };
    },
  };
}

function finishName(tools: ReadonlyMap<string, Tool>): string {
  let name = 'finish';
  for (let number = 1; tools.has(name); number += 1) name = number === 1 ? 'finish_run' : `finish_run_${number}`;
  return name;
}

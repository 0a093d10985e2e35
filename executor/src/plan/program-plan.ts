import type { NodeId } from '#core/ir/node-id.ts';
import type { Program } from '#core/ir/workflow.ts';
import { typeTable } from '#core/types/type-table.ts';
import { planWorkflow, type WorkflowPlan } from './workflow-plan.ts';

/** A validated program, prepared for any number of runs. */
export interface ProgramPlan {
  readonly entry: WorkflowPlan;
  readonly workflows: ReadonlyMap<NodeId, WorkflowPlan>;
}

/** Prepares every workflow of a program that `programProblem` found nothing wrong with. */
export function planProgram(program: Program): ProgramPlan {
  const types = typeTable(program.types);
  const workflows = new Map(program.workflows.map((workflow) => [workflow.id, planWorkflow(workflow, types)]));
  const entry = workflows.get(program.entry);
  if (entry === undefined) throw new Error(`the program has no workflow ${program.entry}`);
  return { entry, workflows };
}

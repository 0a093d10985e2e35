import type { NodeId } from '#core/ir/node-id.ts';
import type { Implementation } from '#core/ir/tool.ts';
import type { Program, Workflow } from '#core/ir/workflow.ts';

/**
 * What keeps a program from being run, or `undefined`. The language layer never makes such programs; a host could send
 * one of another version, or broken data.
 */
export function programProblem(program: Program): string | undefined {
  const version: number = program.version;
  if (version !== 1) return 'The program was made by another version of Toolpath.';
  const lists: readonly unknown[] = [program.workflows, program.types];
  if (!lists.every(Array.isArray)) return 'The program is not complete.';
  const workflows = new Map(program.workflows.map((workflow) => [workflow.id, workflow]));
  if (!workflows.has(program.entry)) return 'The program does not hold the workflow to run.';
  if (workflows.size < program.workflows.length) return 'Two workflows of the program have the same id.';
  for (const workflow of program.workflows) {
    const problem = workflowProblem(workflow, workflows);
    if (problem !== undefined) return problem;
  }
  return recursionProblem(program, workflows);
}

function workflowProblem(workflow: Workflow, workflows: ReadonlyMap<NodeId, Workflow>): string | undefined {
  const names = new Set(workflow.tools.map((tool) => tool.name));
  if (names.size < workflow.tools.length) return `Two tools of \`${workflow.name}\` have the same name.`;
  const missing = calledWorkflows(workflow).find((id) => !workflows.has(id));
  return missing === undefined ? undefined : `\`${workflow.name}\` calls a workflow that the program does not hold.`;
}

/** Workflows that call each other in a circle would never end. */
function recursionProblem(program: Program, workflows: ReadonlyMap<NodeId, Workflow>): string | undefined {
  const finished = new Set<NodeId>();
  const open = new Set<NodeId>();
  const visit = (id: NodeId): string | undefined => {
    const workflow = workflows.get(id);
    if (workflow === undefined || finished.has(id)) return undefined;
    if (open.has(id)) return `The workflow \`${workflow.name}\` calls itself.`;
    open.add(id);
    for (const called of calledWorkflows(workflow)) {
      const problem = visit(called);
      if (problem !== undefined) return problem;
    }
    open.delete(id);
    finished.add(id);
    return undefined;
  };
  return visit(program.entry);
}

function calledWorkflows(workflow: Workflow): readonly NodeId[] {
  const implementations = workflow.tools.flatMap((tool): readonly Implementation[] =>
    tool.implementation === undefined ? [] : [tool.implementation],
  );
  return implementations.flatMap((implementation) =>
    implementation.kind === 'workflow' ? [implementation.workflow] : [],
  );
}

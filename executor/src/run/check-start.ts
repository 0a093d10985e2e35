import type { Json } from '#core/ir/json.ts';
import type { Program, Workflow } from '#core/ir/workflow.ts';
import { programProblem } from '../plan/program-problem.ts';
import { planProgram, type ProgramPlan } from '../plan/program-plan.ts';
import { RunRefused } from './run-refusal.ts';
import { fitArguments } from '../step/arguments.ts';
import { moduleFile } from '../tools/module-file.ts';
import { ToolFailure } from '../tools/tool-failure.ts';

const plans = new WeakMap<Program, ProgramPlan>();

/** The prepared program; throws `RunRefused` when it cannot be run. Preparing one twice costs nothing. */
export function preparedProgram(program: Program): ProgramPlan {
  let plan = plans.get(program);
  if (plan === undefined) {
    const problem = programProblem(program);
    if (problem !== undefined) throw new RunRefused({ kind: 'invalid-program', message: problem });
    plan = planProgram(program);
    plans.set(program, plan);
  }
  return plan;
}

/** The inputs of a run, defaults filled in; throws `RunRefused` when they do not fit. */
export function checkedInputs(
  { entry }: ProgramPlan,
  inputs: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const fitted = fitArguments(entry.workflow.inputs, inputs, entry.types);
  if (fitted.ok) return fitted.arguments;
  throw new RunRefused({
    kind: 'invalid-inputs',
    message: `The inputs of \`${entry.workflow.name}\`: ${fitted.problem}.`,
  });
}

/** Throws `RunRefused` for agent types that promise a memory, which runs do not have. */
export function checkAgents(program: ProgramPlan): void {
  for (const { workflow } of program.workflows.values()) {
    const agent = workflow.settings.agent?.value;
    if (agent === 'memgpt' || agent === 'sleeptime') {
      const message = `\`${workflow.name}\` is an agent of type ${agent}, which cannot be run here: it needs a memory that outlives the run. Types that run: workflow, react.`;
      throw new RunRefused({ kind: 'unsupported-agent', message });
    }
  }
}

/** Throws `RunRefused` when tools of a real run have no implementation that can be run, and names them all. */
export function checkImplementations(program: ProgramPlan): void {
  const workflows: readonly Workflow[] = [...program.workflows.values()].map(({ workflow }) => workflow);
  const tools = workflows.flatMap((workflow) => workflow.tools);
  const missing = tools.filter((tool) => tool.implementation === undefined);
  if (missing.length === 0) return;
  const names = [...new Set(missing.map((tool) => `\`${tool.name}\``))].join(', ');
  const message = `No implementation: ${names}. Only a rehearsal can run tools that are merely declared.`;
  throw new RunRefused({ kind: 'missing-implementation', message });
}

/** Throws `RunRefused` when the module of a tool cannot be loaded: the run would do much before it came to that call. */
export function checkModules(program: ProgramPlan, workspace: string | undefined): void {
  for (const { workflow } of program.workflows.values()) {
    for (const { name, implementation } of workflow.tools) {
      if (implementation?.kind !== 'module') continue;
      try {
        moduleFile(implementation, workspace);
      } catch (error) {
        if (!(error instanceof ToolFailure)) throw error;
        const message = `\`${name}\` cannot be run: ${error.message}.`;
        throw new RunRefused({ kind: 'missing-implementation', message });
      }
    }
  }
}

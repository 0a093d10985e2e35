import { explore } from '#core/automaton/explore.ts';
import { followersOf } from '#core/automaton/followers.ts';
import { defaultBudget, isCalled, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import type { RunEvent } from '#core/events/run-event.ts';
import { isSuccess } from '#core/events/stop-reason.ts';
import { buildGraph } from '#core/graph/build-graph.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import { caseCoverage, type CaseCoverage } from './case-coverage.ts';
import type { Choices } from './choices.ts';

/** A step that a run can make: from a call, or from its beginning, to the next call, or to its end. */
export interface Way {
  readonly from?: string;
  readonly to?: string;
}

/** What rehearsals did of one workflow. */
export interface WorkflowCoverage {
  readonly workflow: string;
  readonly taken: readonly Way[];
  /** Some run takes these, no rehearsal did. */
  readonly missed: readonly Way[];
  /** Written, but no run takes them. Empty when the workflow is too large to be explored completely. */
  readonly impossible: readonly Way[];
  readonly cases: readonly CaseCoverage[];
}

/** Watches the events of rehearsals, and says which ways they took of those that the checker knows. */
export class Coverage {
  readonly #program: ProgramPlan;
  readonly #taken = new Map<string, Map<string, Way>>();
  readonly #running = new Map<string, { readonly workflow: string; last: string | undefined }>();

  constructor(program: ProgramPlan) {
    this.#program = program;
  }

  add(event: RunEvent): void {
    if (event.type === 'run-started') {
      this.#running.set(event.run, { workflow: event.at, last: undefined });
      return;
    }
    const run = this.#running.get(event.run);
    if (run === undefined) return;
    if (event.type === 'tool-started') {
      this.#take(run.workflow, way(run.last, event.tool));
      run.last = event.tool;
    }
    if (event.type === 'run-finished') {
      if (isSuccess(event.reason)) this.#take(run.workflow, way(run.last, undefined));
      this.#running.delete(event.run);
    }
  }

  /** Of every workflow of the program that rehearsals with these choices have run. */
  report(choices: Choices): readonly WorkflowCoverage[] {
    return [...this.#program.workflows.values()].flatMap((plan) => {
      const { workflow } = plan;
      const taken = this.#taken.get(workflow.id);
      if (taken === undefined) return [];
      const space = explored(workflow, [...plan.types.values()]);
      const possible = possibleWays(space, workflow);
      const written = writtenWays(workflow);
      const impossible = space.complete ? written.filter((one) => !possible.has(nameOf(one))) : [];
      return [
        {
          workflow: workflow.name,
          taken: [...taken.values()],
          missed: [...possible.values()].filter((one) => !taken.has(nameOf(one))),
          impossible,
          cases: caseCoverage(plan, choices, (tool) => isCalled(space, tool)),
        },
      ];
    });
  }

  #take(workflow: string, taken: Way): void {
    const ways = this.#taken.get(workflow) ?? new Map<string, Way>();
    ways.set(nameOf(taken), taken);
    this.#taken.set(workflow, ways);
  }
}

function way(from: string | undefined, to: string | undefined): Way {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function nameOf({ from, to }: Way): string {
  return JSON.stringify([from ?? null, to ?? null]);
}

function explored(workflow: Workflow, types: readonly TypeDeclaration[]): Space {
  const exploring = explore(transitionSystem(workflow, types), defaultBudget);
  for (;;) {
    const { done, value } = exploring.next();
    if (done === true) return value;
  }
}

function possibleWays(space: Space, workflow: Workflow): ReadonlyMap<string, Way> {
  const ways: Way[] = [];
  for (const from of [undefined, ...workflow.tools.map(({ name }) => name)]) {
    const { tools, mayEnd } = followersOf(space, from);
    ways.push(...tools.map((to) => way(from, to)));
    if (mayEnd) ways.push(way(from, undefined));
  }
  return new Map(ways.map((one) => [nameOf(one), one]));
}

/** The arrows and cases that lead from one tool to another, as they stand in the file. */
function writtenWays(workflow: Workflow): readonly Way[] {
  const tool = (id: string): string | undefined => (id.startsWith('tool:') ? id.slice('tool:'.length) : undefined);
  const edges = buildGraph(workflow).edges.filter(({ to, when }) => tool(to) !== undefined && when.kind !== 'used-up');
  const ways = edges.map(({ from, to }) => way(tool(from), tool(to)));
  return [...new Map(ways.map((one) => [nameOf(one), one])).values()];
}

import type { Performer } from '../adapters/direct-steps.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import { Choices } from './choices.ts';
import { seededRandom } from './random.ts';
import { rehearsalChatModel } from './rehearsal-chat-model.ts';
import { simulatedResult } from './simulated-tool.ts';

/** Name of the built-in model. */
export const rehearsalModel = 'rehearsal';

/**
 * What rehearsals of one program remember: branches that one run took are avoided by the next. The same seed makes the
 * same runs.
 */
export interface Rehearsal {
  readonly seed: number;
  readonly choices: Choices;
}

/** A rehearsal that remembers nothing yet. */
export function newRehearsal(seed: number): Rehearsal {
  return { seed, choices: new Choices(seededRandom(seed)) };
}

/** Performs a run without model, tools or people: everything is made up, and every call is agreed to. */
export function rehearsalPerformer(program: ProgramPlan, { choices }: Rehearsal): Performer {
  const model = rehearsalChatModel(choices);
  const never = new AbortController().signal;
  const ignore = (): void => undefined;
  return {
    async model(op) {
      const reply = await model.ask(op.request, { signal: never, onText: ignore });
      return { ok: true, reply, milliseconds: 0 };
    },
    tool(op) {
      const plan = program.workflows.get(op.workflow);
      const tool = plan?.tools.get(op.tool);
      if (plan === undefined || tool === undefined) throw new Error(`the program has no tool ${op.tool}`);
      return Promise.resolve(simulatedResult(plan, tool, choices));
    },
    approve() {
      return Promise.resolve({ verdict: 'once' });
    },
  };
}

/** A seed for people who named none; it is told, so that the run can be had again. */
export function randomSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}

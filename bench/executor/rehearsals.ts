import { startRun } from '#executor/run/start-run.ts';
import { median, milliseconds } from '../support/median.ts';
import { loopingProgram } from './looping-program.ts';
import { benchHost } from './run-program.ts';

/** Calls of tools and requests to models in one round. */
const stepsPerRound = 5000;

/** Steps of the built-in model and simulated tools in a second, events and all; median of the rounds. */
export async function rehearsedStepsPerSecond(rounds: number): Promise<number> {
  let steps = 0;
  let seed = 0;
  const host = benchHost((event) => {
    if (event.type === 'run-finished') steps += event.steps;
  });
  const counts: number[] = [];
  const times = await milliseconds(rounds, async (round) => {
    steps = 0;
    for (; steps < stepsPerRound; seed += 1) {
      await startRun(
        { run: 'bench', program: loopingProgram, inputs: {}, model: 'rehearsal', seed, providers: [] },
        host,
      );
    }
    if (round > 0) counts.push(steps);
  });
  return median(times.map((time, index) => ((counts[index] ?? 0) / time) * 1000));
}

import type { RunEvent } from '#core/events/run-event.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { startRun } from '#executor/run/start-run.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { loopingProgram } from './looping-program.ts';

/** Nobody to ask but for the form of `work`, whose question is the number. */
export function benchHost(onEvent: (event: RunEvent) => void): RunHost {
  return {
    onEvent,
    askPerson: ({ question }) => Promise.resolve({ answer: `did ${question}` }),
    askApproval: () => Promise.resolve({ verdict: 'once' }),
    askSecret: () => Promise.resolve({ refused: 'no secrets here' }),
    askServer: () => Promise.resolve({ refused: 'no servers here' }),
    askUncompleted: () => Promise.resolve({ decision: 'stop' }),
  };
}

/** One run against a model of the provider, with everything that a run does but its journal. */
export function runProgram(provider: Provider, model: string, onEvent: (event: RunEvent) => void): Promise<RunEnd> {
  return startRun(
    {
      run: 'bench',
      program: loopingProgram,
      inputs: {},
      model: `${provider.name}/${model}`,
      providers: [provider],
    },
    benchHost(onEvent),
  );
}

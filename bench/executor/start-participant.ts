import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measure, Order } from './participant.ts';

export interface RunningParticipant {
  readonly name: string;
  /** Performs an order; resolves with what it took. */
  perform(order: Partial<Order> & Pick<Order, 'model' | 'steps'>): Promise<Measure>;
  /** All the held runs wait now. */
  measureHeap(): void;
  stop(): void;
}

/** The participants, and the modules that are them; the first is what the others are measured by. */
export const participants = {
  'bare `openai` SDK': new URL('participants/bare.ts', import.meta.url),
  Toolpath: new URL('participants/toolpath.ts', import.meta.url),
  'Vercel AI SDK': new URL('../peers-executor/ai-sdk.mjs', import.meta.url),
  'OpenAI Agents': new URL('../peers-executor/openai-agents.mjs', import.meta.url),
  'LangGraph.js': new URL('../peers-executor/langgraph.mjs', import.meta.url),
  Mastra: new URL('../peers-executor/mastra.mjs', import.meta.url),
} as const;

export type Name = keyof typeof participants;

/** Starts the process of a participant; it has loaded its packages when this resolves. */
export async function startParticipant(name: Name, baseUrl: string): Promise<RunningParticipant> {
  const child = fork(participantProcess, [fileURLToPath(participants[name]), baseUrl], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: participantEnvironment(),
  });
  child.on('exit', (code) => {
    if (code !== 0 && code !== null) throw new Error(`the process of ${name} ended with ${code}`);
  });
  await once(child, 'message');
  return {
    name,
    async perform(order) {
      const complete: Order = { streamed: false, runs: 1, concurrency: 1, held: false, ...order };
      child.send(complete);
      const [measure] = (await once(child, 'message')) as [Measure];
      return measure;
    },
    measureHeap() {
      child.send('heap');
    },
    stop() {
      child.disconnect();
    },
  };
}

export const participantProcess = fileURLToPath(new URL('participant-process.ts', import.meta.url));

/** No key and no telemetry: nothing but the server of the bench is talked to. */
export function participantEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MASTRA_TELEMETRY_DISABLED: '1',
    LANGSMITH_TRACING: 'false',
    OPENAI_AGENTS_DISABLE_TRACING: '1',
  };
}

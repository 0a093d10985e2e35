import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { z } from 'zod';

/** Mastra: an agent and its loop of steps. */
export default function participant(url) {
  const work = createTool({
    id: 'work',
    description: 'Do some work.',
    inputSchema: z.object({ number: z.int() }),
    execute: async ({ number }) => `did ${number}`,
  });
  const agents = new Map();
  const agentFor = (model) => {
    if (!agents.has(model)) {
      agents.set(
        model,
        new Agent({
          id: model,
          name: 'looping',
          instructions: 'Call tools.',
          model: { id: `local/${model}`, url, apiKey: 'none' },
          tools: { work },
        }),
      );
    }
    return agents.get(model);
  };
  return async ({ model, streamed, steps }) => {
    const agent = agentFor(model);
    const options = { maxSteps: steps + 1 };
    if (!streamed) return (await agent.generate('Work.', options)).text;
    const result = await agent.stream('Work.', options);
    let text = '';
    for await (const delta of result.textStream) text += delta;
    return text;
  };
}

import { Agent, OpenAIChatCompletionsModel, Runner, setTracingDisabled, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';

/** OpenAI Agents, through chat completions, without its traces. */
export default function participant(baseURL) {
  setTracingDisabled(true);
  const client = new OpenAI({ baseURL, apiKey: 'none' });
  const runner = new Runner({ tracingDisabled: true });
  const work = tool({
    name: 'work',
    description: 'Do some work.',
    parameters: z.object({ number: z.int() }),
    execute: ({ number }) => `did ${number}`,
  });
  return async ({ model, streamed, steps }) => {
    const agent = new Agent({
      name: 'looping',
      instructions: 'Call tools.',
      model: new OpenAIChatCompletionsModel(client, model),
      tools: [work],
    });
    if (!streamed) return (await runner.run(agent, 'Work.', { maxTurns: steps + 1 })).finalOutput;
    const result = await runner.run(agent, 'Work.', { maxTurns: steps + 1, stream: true });
    let text = '';
    for await (const delta of result.toTextStream()) text += delta;
    await result.completed;
    return text;
  };
}

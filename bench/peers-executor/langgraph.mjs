import { tool } from '@langchain/core/tools';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

/** LangGraph: a model node and a tool node in turns. */
export default function participant(baseURL) {
  const work = tool(({ number }) => `did ${number}`, {
    name: 'work',
    description: 'Do some work.',
    schema: z.object({ number: z.int() }),
  });
  const agents = new Map();
  const agentFor = (model, streaming) => {
    const key = `${model} ${streaming}`;
    if (!agents.has(key)) {
      const llm = new ChatOpenAI({ model, apiKey: 'none', streaming, maxRetries: 0, configuration: { baseURL } });
      agents.set(key, createReactAgent({ llm, tools: [work] }));
    }
    return agents.get(key);
  };
  return async ({ model, streamed, steps }) => {
    const agent = agentFor(model, streamed);
    const input = { messages: [{ role: 'user', content: 'Work.' }] };
    const options = { recursionLimit: 2 * steps + 3 };
    if (!streamed) return (await agent.invoke(input, options)).messages.at(-1).content;
    let text = '';
    for await (const [chunk] of await agent.stream(input, { ...options, streamMode: 'messages' })) {
      if (chunk.getType() === 'ai') text += chunk.content;
    }
    return text;
  };
}

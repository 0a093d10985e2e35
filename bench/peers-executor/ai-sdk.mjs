import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, isStepCount, streamText, tool } from 'ai';
import { z } from 'zod';

/** Vercel AI SDK: its own loop of steps. */
export default function participant(baseURL) {
  const provider = createOpenAICompatible({ name: 'local', baseURL, apiKey: 'none' });
  const tools = {
    work: tool({
      description: 'Do some work.',
      inputSchema: z.object({ number: z.int() }),
      execute: ({ number }) => `did ${number}`,
    }),
  };
  return async ({ model, streamed, steps }) => {
    const request = { model: provider(model), prompt: 'Work.', tools, stopWhen: isStepCount(steps + 1) };
    if (!streamed) {
      const { text } = await generateText(request);
      return text;
    }
    const result = streamText(request);
    let text = '';
    for await (const delta of result.textStream) text += delta;
    return text;
  };
}

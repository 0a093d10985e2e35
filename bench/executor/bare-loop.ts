import OpenAI from 'openai';

/** What somebody would write by hand: the SDK, streamed, one tool, no rule, no check, no limit. */
export async function bareLoop(baseURL: string, model: string): Promise<void> {
  const client = new OpenAI({ baseURL, apiKey: 'none' });
  const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Work.' }];
  const tools: OpenAI.Chat.ChatCompletionTool[] = ['work', 'finish'].map((name) => ({
    type: 'function',
    function: { name, parameters: { type: 'object', properties: { number: { type: 'integer' } } } },
  }));
  for (let step = 0; ; step += 1) {
    const stream = await client.chat.completions.create({
      model,
      messages,
      tools,
      stream: true,
      stream_options: { include_usage: true },
    });
    let name = '';
    let json = '';
    for await (const chunk of stream) {
      const call = chunk.choices[0]?.delta.tool_calls?.[0]?.function;
      name += call?.name ?? '';
      json += call?.arguments ?? '';
    }
    if (name === 'finish') return;
    const id = `call_${step}`;
    messages.push(
      { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: { name, arguments: json } }] },
      { role: 'tool', tool_call_id: id, content: `did ${String((JSON.parse(json) as { number: number }).number)}` },
    );
  }
}

import OpenAI from 'openai';
import type { RunRequest } from '../participant.ts';

type Message = OpenAI.Chat.ChatCompletionMessageParam;

interface Reply {
  readonly text: string;
  readonly call: { readonly id: string; readonly name: string; readonly arguments: string } | undefined;
}

const tools: OpenAI.Chat.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'work',
      description: 'Do some work.',
      parameters: { type: 'object', properties: { number: { type: 'integer' } } },
    },
  },
];

/** What somebody would write by hand: the SDK, one tool, no rule, no check, no limit. */
export default function participant(baseURL: string): (run: RunRequest) => Promise<unknown> {
  const client = new OpenAI({ baseURL, apiKey: 'none' });
  return async ({ model, streamed }) => {
    const messages: Message[] = [{ role: 'user', content: 'Work.' }];
    for (;;) {
      const { text, call } = await (streamed ? streamedReply : wholeReply)(client, model, messages);
      if (call === undefined) return text;
      const { id, name, arguments: json } = call;
      messages.push(
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id, type: 'function', function: { name, arguments: json } }],
        },
        { role: 'tool', tool_call_id: id, content: `did ${String((JSON.parse(json) as { number: number }).number)}` },
      );
    }
  };
}

async function wholeReply(client: OpenAI, model: string, messages: Message[]): Promise<Reply> {
  const completion = await client.chat.completions.create({ model, messages, tools });
  const message = completion.choices[0]?.message;
  const call = message?.tool_calls?.[0];
  const made = call?.type === 'function' ? { id: call.id, ...call.function } : undefined;
  return { text: message?.content ?? '', call: made };
}

async function streamedReply(client: OpenAI, model: string, messages: Message[]): Promise<Reply> {
  const stream = await client.chat.completions.create({
    model,
    messages,
    tools,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = '';
  let call: { id: string; name: string; arguments: string } | undefined;
  for await (const chunk of stream) {
    const delta = chunk.choices[0]?.delta;
    text += delta?.content ?? '';
    for (const piece of delta?.tool_calls ?? []) {
      call ??= { id: piece.id ?? '', name: '', arguments: '' };
      call.name += piece.function?.name ?? '';
      call.arguments += piece.function?.arguments ?? '';
    }
  }
  return { text, call };
}

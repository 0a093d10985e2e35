import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A model server in a process of its own: streams a call of `work` until the conversation holds as many results as the
 * model's name says (`work-50`), then a call of `finish`. Tells its parent its port, and when a request comes.
 */
interface Body {
  readonly model: string;
  readonly messages: readonly { readonly role: string }[];
}

const server = createServer((request, response) => {
  process.send?.({ requested: Date.now() });
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    const { model, messages } = JSON.parse(text) as Body;
    const results = messages.reduce((count, { role }) => count + (role === 'tool' ? 1 : 0), 0);
    const isOver = results >= Number(model.split('-').at(-1));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(isOver ? stream('finish', '{"answer":"done"}') : stream('work', '{"number":1}'));
  });
});

function stream(tool: string, json: string): string {
  const pieces = json.match(/.{1,4}/g) ?? [];
  const chunks = [
    { delta: { tool_calls: [{ index: 0, id: 'c', type: 'function', function: { name: tool, arguments: '' } }] } },
    ...pieces.map((piece) => ({ delta: { tool_calls: [{ index: 0, function: { arguments: piece } }] } })),
    { delta: {}, finish_reason: 'tool_calls' },
  ].map((choice) => ({ id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] }));
  const usage = {
    id: 'x',
    object: 'chat.completion.chunk',
    choices: [],
    usage: { prompt_tokens: 9, completion_tokens: 4 },
  };
  return `${[...chunks, usage].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A model server in a process of its own: calls `work` until the conversation holds as many results as the model's name
 * says, then answers: a call of `finish` where that is offered, else a text. `work-50-after-300` does so 50 times and
 * takes 300 ms for each reply; `…-held` replies when the parent says so; `…-told` tells the parent of each request. A stream
 * comes in several writes.
 */
interface Body {
  readonly model: string;
  readonly messages: readonly { readonly role: string }[];
  readonly tools: readonly { readonly function: { readonly name: string } }[];
  readonly stream?: boolean;
}

const name = /^work-(?<steps>\d+)(-after-(?<delay>\d+))?(?<held>-held)?(?<told>-told)?$/;
/** Replies that wait for the parent. */
const heldReplies: (() => void)[] = [];
process.on('message', () => {
  for (const reply of heldReplies.splice(0)) reply();
});

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    const body = JSON.parse(text) as Body;
    const { steps, delay, held, told } = name.exec(body.model)?.groups ?? {};
    if (told !== undefined) process.send?.({ requested: Date.now() });
    const reply = (): void => {
      answer(response, body, Number(steps));
    };
    if (held !== undefined) heldReplies.push(reply);
    else if (delay === undefined) reply();
    else setTimeout(reply, Number(delay));
  });
});
server.keepAliveTimeout = 60_000;

function answer(response: ServerResponse, { messages, tools, stream }: Body, steps: number): void {
  const results = messages.reduce((count, { role }) => count + (role === 'tool' ? 1 : 0), 0);
  const finishes = tools.some((tool) => tool.function.name === 'finish');
  const id = `call_${results}`;
  const reply =
    results < steps
      ? called(id, 'work', '{"number":1}')
      : finishes
        ? called(id, 'finish', '{"answer":"done"}')
        : { pieces: [{ content: 'do' }, { content: 'ne' }], message: { content: 'done' }, reason: 'stop' };
  if (stream === true) writeStream(response, reply);
  else {
    const choices = [{ index: 0, message: { role: 'assistant', ...reply.message }, finish_reason: reply.reason }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...completion(), object: 'chat.completion', choices, usage }));
  }
}

interface Reply {
  readonly pieces: readonly object[];
  readonly message: object;
  readonly reason: string;
}

/** What every completion says of itself; clients take equal ids for the same message. */
function completion(): object {
  made += 1;
  return { id: `completion-${made}`, created: 1_800_000_000, model: 'work' };
}
let made = 0;
const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };

function called(id: string, tool: string, json: string): Reply {
  const whole = { id, type: 'function', function: { name: tool, arguments: json } };
  const pieces = json.match(/.{1,4}/g) ?? [];
  return {
    pieces: [
      { tool_calls: [{ ...whole, index: 0, function: { name: tool, arguments: '' } }] },
      ...pieces.map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
    ],
    message: { content: null, tool_calls: [whole] },
    reason: 'tool_calls',
  };
}

function writeStream(response: ServerResponse, { pieces, reason }: Reply): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const head = completion();
  const write = (choices: readonly object[], rest: object = {}): void => {
    const chunk = { ...head, object: 'chat.completion.chunk', choices, ...rest };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  for (const delta of pieces) write([{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }]);
  write([{ index: 0, delta: {}, finish_reason: reason }]);
  write([], { usage });
  response.end('data: [DONE]\n\n');
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());

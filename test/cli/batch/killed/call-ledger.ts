import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of a tool, told apart by its idempotency key. */
export interface LedgerCall {
  /** What the server said each time, the last one last: no two answers are the same. */
  readonly answers: string[];
}

/**
 * A server that knows what was really done: it is the model, which calls the one tool that it is offered, and the tools,
 * whose calls it counts by their idempotency keys.
 */
export class CallLedger {
  readonly calls = new Map<string, LedgerCall>();
  /** Calls that were made again although `known` has their key. */
  readonly repeated: string[] = [];
  /** Keys of calls whose result the runs are known to have. */
  readonly known = new Set<string>();
  /** Requests for a model among all of them. */
  asked = 0;
  origin = '';
  /** Told of each request before it is answered, counted from the last time that this was set. */
  #onRequest: (count: number) => void = () => undefined;
  #count = 0;
  readonly #server = createServer((request, response) => {
    void textOf(request).then((body) => {
      this.#count += 1;
      this.#onRequest(this.#count);
      const key = request.headers['idempotency-key'];
      if (typeof key === 'string') response.end(this.#called(key));
      else response.writeHead(200, { 'content-type': 'application/json' }).end(this.#asked(body));
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** From now on this hears of each request, the first of them as 1. */
  onRequest(hear: (count: number) => void): void {
    this.#count = 0;
    this.#onRequest = hear;
  }

  #called(key: string): string {
    const call = this.calls.get(key) ?? { answers: [] };
    this.calls.set(key, call);
    if (this.known.has(key)) this.repeated.push(key);
    const answer = `answer ${call.answers.length} to ${key}`;
    call.answers.push(answer);
    return answer;
  }

  #asked(body: string): string {
    this.asked += 1;
    const { tools } = JSON.parse(body) as { tools: readonly { function: { name: string } }[] };
    const call = { name: tools[0]?.function.name, arguments: '{"mood":"calm"}' };
    const message = { role: 'assistant', tool_calls: [{ index: 0, id: 'c1', type: 'function', function: call }] };
    const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
    return JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage });
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}

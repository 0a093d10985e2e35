// @ts-check
import { json } from 'node:stream/consumers';

/**
 * What is looked at of a request.
 *
 * @typedef {{ tools?: { function: { name: string, parameters: { properties?: object } } }[], stream?: boolean }} Asked
 */

/**
 * Answers a request for a chat completion: calls the first tool that is offered, with the same text for all arguments;
 * without tools it says something.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function answerAsModel(request, response) {
  const { tools, stream } = /** @type {Asked} */ (await json(request));
  const offered = tools?.[0]?.function;
  const names = Object.keys(offered?.parameters.properties ?? {});
  const call = {
    name: offered?.name,
    arguments: JSON.stringify(Object.fromEntries(names.map((name) => [name, 'whales']))),
  };
  const reply = offered
    ? { role: 'assistant', tool_calls: [{ index: 0, id: 'call', type: 'function', function: call }] }
    : { role: 'assistant', content: 'Done.' };
  const completion = (/** @type {object} */ choice) =>
    JSON.stringify({
      id: 'completion',
      created: 1_800_000_000,
      model: 'model',
      choices: [{ index: 0, finish_reason: offered ? 'tool_calls' : 'stop', ...choice }],
      usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 },
    });
  response.setHeader('content-type', stream ? 'text/event-stream' : 'application/json');
  response.end(stream ? `data: ${completion({ delta: reply })}\n\ndata: [DONE]\n\n` : completion({ message: reply }));
}

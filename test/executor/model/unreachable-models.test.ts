import { describe, expect, it } from 'vitest';
import { ModelError } from '#executor/model/chat-model.ts';
import { deferred } from '../support/deferred.ts';
import {
  body,
  completionServer,
  failing,
  finished,
  streamed,
  toolCall,
  type Answer,
} from '../support/completion-server.ts';
import { ask, replyTo } from './asked.ts';

describe('a model that cannot be had', () => {
  it.each([
    ['429', failing(429, 'slow down', { 'retry-after': '7' }), true, 7000],
    ['503', failing(503, 'later'), true, undefined],
    ['401', failing(401, 'who are you'), false, undefined],
    ['404', failing(404, 'no such model'), false, undefined],
    ['a cut stream', streamed([toolCall('search', '{"q')], 'cut'), true, undefined],
    ['a stream that ends in mid-call', streamed([toolCall('search', '{"q')]), true, undefined],
    ['a stream that ends in mid-text', streamed([{ delta: { content: 'hal' } }]), true, undefined],
    ['garbage', body('text/html', '<h1>Welcome</h1>'), true, undefined],
    ['a stream of garbage', body('text/event-stream', 'data: {oops\n\n'), true, undefined],
    ['garbage that says it is JSON', body('application/json', '{oops'), true, undefined],
  ])('%s: says so, and whether it may pass', async (_name, answer, retryable, retryAfter) => {
    const error = await replyTo(answer).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ retryable, retryAfter });
  });

  it('refuses connections: the message names the address', async () => {
    const server = { baseUrl: 'http://127.0.0.1:9/v1', requests: [] };
    await expect(ask(server).reply).rejects.toThrow(/test could not be asked: .*127\.0\.0\.1:9|bad port/);
  });

  it('does not follow a redirect with the key', async () => {
    const thief = await completionServer([streamed([{ delta: { content: 'thanks' } }, finished])]);
    const server = await completionServer([
      (response) => {
        response.writeHead(307, { location: `${thief.baseUrl}/chat/completions` });
        response.end();
      },
    ]);
    await expect(ask(server, { key: 'sk-1' }).reply).rejects.toBeInstanceOf(ModelError);
    expect(thief.requests).toEqual([]);
  });

  it.each([
    ['before the first byte', () => undefined],
    ['in mid-stream', streamed([{ delta: { content: 'hal' } }], 'open')],
  ])('goes silent %s: the request is given up', async (_name, answer: Answer) => {
    const server = await completionServer([answer]);
    await expect(ask(server, { stall: 100 }).reply).rejects.toMatchObject({
      message: 'test went silent: nothing came for 100 ms',
      retryable: true,
    });
    await server.requests[0]?.aborted;
  });

  it.each([
    ['before the first byte', () => undefined],
    ['in mid-stream', streamed([{ delta: { content: 'hal' } }], 'open')],
  ])('is not waited for after a cancel %s: the request is aborted', async (_name, answer: Answer) => {
    const arrived = deferred<undefined>();
    const server = await completionServer([
      (response, received) => {
        answer(response, received);
        arrived.resolve(undefined);
      },
    ]);
    const cancel = new AbortController();
    const { reply } = ask(server, {}, cancel.signal);
    await arrived.promise;
    const reason = new Error('enough');
    cancel.abort(reason);
    await expect(reply).rejects.toBe(reason);
    await server.requests[0]?.aborted;
  });
});

import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { networkFetch } from '#executor/network/network-fetch.ts';
import { networkRequest } from '#executor/network/network-request.ts';
import { deferred } from '../support/deferred.ts';
import { httpServer } from '../support/http-server.ts';

const hour = 3_600_000;

// For the whole file: the client keeps one timer for all its requests.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe.each([
  ['networkFetch', networkFetch],
  ['networkRequest', networkRequest],
] as const)('%s to a server that takes an hour', (_name, reach) => {
  it.each(['head', 'rest'] as const)('waits for the %s of the answer as long as its caller does', async (part) => {
    const held = deferred<ServerResponse>();
    const server = await httpServer((_request, response) => {
      held.resolve(response);
    });
    const asked = reach({})(server.origin);
    const answer = await held.promise;
    if (part === 'rest') {
      answer.write('at ');
      await asked;
    }
    await vi.advanceTimersByTimeAsync(hour);
    answer.end(part === 'rest' ? 'last' : 'at last');
    expect(await (await asked).text()).toBe('at last');
  });
});

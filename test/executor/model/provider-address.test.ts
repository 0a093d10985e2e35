import { describe, expect, it } from 'vitest';
import { addressFor, sendsKeyAsHeader } from '#executor/model/provider-address.ts';
import { completionServer, finished, streamed } from '../support/completion-server.ts';
import { ask } from './asked.ts';

describe('the address of a provider', () => {
  it.each([
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
    ['https://models.example/api/', 'https://models.example/api'],
    ['https://models.example', 'https://models.example'],
    [
      'https://x.openai.azure.com/openai/deployments/{model}/?api-version=2024-10-21',
      'https://x.openai.azure.com/openai/deployments/gpt%2F4o?api-version=2024-10-21',
    ],
  ])('%s is %s', (written, address) => {
    expect(addressFor({ name: 'test', baseUrl: written }, 'gpt/4o')).toBe(address);
  });

  it('cannot be moved by the name of a model', () => {
    const address = addressFor({ name: 'test', baseUrl: 'https://good.example/{model}' }, '../../@evil.example?x#y');
    expect(new URL(address).origin).toBe('https://good.example');
    expect(address).toBe('https://good.example/..%2F..%2F%40evil.example%3Fx%23y');
  });

  it('keeps all of its query in every request', async () => {
    const server = await completionServer([streamed([{ delta: { content: 'hi' } }, finished])]);
    const query = 'tag=one&api-version=2024-10-21&tag=two+%26+three&flag=&tag=one&model=';
    await ask(server, { baseUrl: `${server.baseUrl}/?${query}{model}` }).reply;
    const { pathname, searchParams: sent } = new URL(server.requests[0]?.url ?? '', server.baseUrl);
    const expected = new URLSearchParams(`${query}some/model`);
    // Values of one name keep their order.
    for (const params of [sent, expected]) params.sort();
    expect([pathname, ...sent]).toEqual(['/v1/chat/completions', ...expected]);
  });
});

describe('the header of the key', () => {
  it.each([
    ['https://x.openai.azure.com/openai/v1', undefined, true],
    ['https://x.cognitiveservices.azure.com/openai/v1', undefined, true],
    ['https://x.services.ai.azure.com/openai/v1', 'authorization', false],
    ['https://openai.azure.com.evil.example/v1', undefined, false],
    ['https://gateway.example/v1', 'api-key', true],
    ['https://gateway.example/v1', undefined, false],
  ] as const)('at %s, told %s: `api-key` is %s', (baseUrl, keyHeader, expected) => {
    const provider = { name: 'test', baseUrl, ...(keyHeader !== undefined && { keyHeader }) };
    expect(sendsKeyAsHeader(provider)).toBe(expected);
  });
});

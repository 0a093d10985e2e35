import { describe, expect, it } from 'vitest';
import { addressFor, sendsKeyAsHeader } from '#executor/model/provider-address.ts';

describe('the address of a provider', () => {
  it.each([
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1', {}],
    ['https://models.example/api/', 'https://models.example/api', {}],
    ['https://models.example', 'https://models.example', {}],
    [
      'https://x.openai.azure.com/openai/deployments/{model}?api-version=2024-10-21',
      'https://x.openai.azure.com/openai/deployments/gpt%2F4o',
      { 'api-version': '2024-10-21' },
    ],
  ])('%s is %s', (written, baseUrl, query) => {
    expect(addressFor({ name: 'test', baseUrl: written }, 'gpt/4o')).toEqual({ baseUrl, query });
  });

  it('cannot be moved by the name of a model', () => {
    const { baseUrl } = addressFor(
      { name: 'test', baseUrl: 'https://good.example/{model}' },
      '../../@evil.example?x#y',
    );
    expect(new URL(baseUrl).origin).toBe('https://good.example');
    expect(baseUrl).toBe('https://good.example/..%2F..%2F%40evil.example%3Fx%23y');
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

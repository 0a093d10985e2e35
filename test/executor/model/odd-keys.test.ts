import { describe, expect, it } from 'vitest';
import { networkRequest } from '#executor/network/network-request.ts';
import { completionServer, finished, streamed, toolCall } from '../support/completion-server.ts';
import { impatientTimes } from '../support/impatient-times.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';

const look = is.tool('look', {
  parameters: { text: is.string },
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [is.template('echo'), is.template('found')],
  },
});
const flow = is.program(
  is.workflow('flow', {
    settings: { model: 'test/model' },
    tools: [look],
    rules: [is.start('look'), is.arrow('look', 'exit')],
  }),
);

describe('a key that cannot be sent', { timeout: 30_000 }, () => {
  it.each([
    'sk-canary\nline',
    'sk-canary\r\nx-more: 1',
    'sk-canary-\u{1f99c}',
    'sk-canary-\u0000',
    'sk-canary\ufeff',
    'sk-canary\u2028',
    'sk-canary\u3000\n',
    'sk-canary\v',
  ])('ends the run, is told nowhere, and adds no header: %j', async (key) => {
    const server = await completionServer([streamed([toolCall('look', '{"text":"x"}'), finished])]);
    for (const keyHeader of ['authorization', 'api-key'] as const) {
      const run = await realRun(flow, {
        providers: [{ name: 'test', baseUrl: server.baseUrl, key, keyHeader }],
        world: { fetch: networkRequest({}), times: impatientTimes() },
      });
      expect(run.end.reason).toBe('model-failed');
      expect(run.end.message).toBe('the key of test holds a character that cannot be sent');
      expect(JSON.stringify([run.end, run.events])).not.toContain('canary');
    }
    expect(server.requests).toEqual([]);
  });
});

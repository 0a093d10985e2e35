import { describe, expect, it } from 'vitest';
import { completionServer, finished, streamed, toolCall, type Piece } from '../support/completion-server.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';

const judge = (returns: is.ToolParts['returns']) =>
  is.tool('judge', {
    ...(returns !== undefined && { returns }),
    implementation: { kind: 'prompt', id: 'prompt', text: is.template('How good is it?') },
  });

async function judged(returns: is.ToolParts['returns'], ...replies: (readonly Piece[])[]) {
  const server = await completionServer(replies.map((pieces) => streamed(pieces)));
  const { end } = await realRun(callOnce(judge(returns)), {
    model: 'test/model',
    providers: [{ name: 'test', baseUrl: server.baseUrl }],
  });
  return { end, asked: server.requests.map(({ body }) => JSON.stringify(body.messages)) };
}

const cut = { delta: {}, finish_reason: 'length' };
const good = { delta: { content: 'good' } };

describe('a prompt', { timeout: 30_000 }, () => {
  it('takes no text that was cut off: the model is told why, and may be brief', async () => {
    const { end, asked } = await judged(is.string, [{ delta: { content: 'It is ver' } }, cut], [good, finished]);
    expect(end).toEqual({ reason: 'exit', result: 'good' });
    expect(asked[1]).toContain("it was cut off at the model's limit of tokens");
  });

  it('takes no value that was cut off, and says so when it fails', async () => {
    const { end } = await judged(is.integer, [toolCall('answer', '{"value":1'), cut]);
    expect(end.reason).toBe('tool-failed');
    expect(end.message).toContain("it was cut off at the model's limit of tokens");
  });
});

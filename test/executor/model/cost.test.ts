import { describe, expect, it } from 'vitest';
import type { Provider } from '#executor/protocol/messages.ts';
import { completionServer, failing, finished, streamed, toolCall, usage } from '../support/completion-server.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

const rate = is.tool('rate', {
  returns: is.integer,
  implementation: { kind: 'prompt', id: 'prompt', text: is.template('How good is it?') },
});
const flow = is.program(is.workflow('flow', { tools: [rate], rules: [is.start('rate'), is.arrow('rate', 'exit')] }));
const good = streamed([toolCall('answer', '{"value":7}'), finished, usage]);
const bad = streamed([toolCall('answer', '{"value":"well"}'), finished, usage]);
const silent = streamed([toolCall('answer', '{"value":7}'), finished]);
const price = { input: 2_000_000, output: 1_000_000 };

/** The cost of a run whose model gives these answers; each reports 11 tokens read and 7 written. */
async function costOf(answers: Parameters<typeof completionServer>[0], prices: Provider['prices']) {
  const { baseUrl } = await completionServer(answers);
  const providers = [{ name: 'local', baseUrl, ...(prices !== undefined && { prices }) }];
  const run = await realRun(flow, { providers, model: 'local/some/model' });
  return eventsOf(run, 'run-finished')[0]?.cost;
}

describe('the cost of a run', () => {
  it('is that of all replies, at the price that the user gave for the model or for all', async () => {
    expect(await costOf([good], { 'some/model': price })).toBe(29);
    expect(await costOf([bad, good], { '*': price })).toBe(58);
    expect(await costOf([good], { 'some/model': price, '*': { input: 0, output: 0 } })).toBe(29);
    expect(await costOf([good], { '*': { input: 0, output: 0 } })).toBe(0);
  });

  it.each([
    ['no price', [good], undefined],
    ['no price for the model', [good], { other: price }],
    ['a price by a hostile name', [good], { __proto__: price }],
    ['a reply whose usage is unknown', [silent], { '*': price }],
    ['one known and one unknown reply', [bad, silent], { '*': price }],
    ['a request that failed after a reply', [bad, failing(401, 'no')], { '*': price }],
  ] as const)('is unknown with %s', async (_name, answers, prices) => {
    expect(await costOf(answers, prices)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { StopReason } from '#core/events/stop-reason.ts';
import { completionServer, type Answer } from '../support/completion-server.ts';
import { httpServer } from '../support/http-server.ts';
import { impatientTimes, type ImpatientTimes } from '../support/impatient-times.ts';
import { begun, offered, raw, saying, status, type Mode } from '../support/model-answers.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

/**
 * Every fault that a model server can have, streamed and not: the run recovers or ends with the right stop reason. It
 * never hangs, never crashes, and never calls what the rules forbid.
 */
interface Row {
  readonly fault: string;
  readonly answer: (mode: Mode, times: ImpatientTimes) => Answer;
  /** `once`: the server is well again after the first answer. */
  readonly when: 'once' | 'always';
  readonly ends: StopReason;
  /** Pauses before further attempts, in milliseconds. */
  readonly pauses?: readonly number[];
  /** Tools that were called; both when the run recovers, none when it does not, unless told. */
  readonly called?: readonly string[];
  readonly message?: RegExp;
}

const busy = '{"error":{"message":"slow down"}}';
const page = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const recovers = { when: 'once', ends: 'exit' } as const;
const givesUp = { when: 'always', ends: 'model-failed' } as const;
const again = { pauses: [500] };
const twiceMore = { pauses: [500, 1000] };
const call = (request: Parameters<typeof offered>[0], json = '{"text":"x"}'): readonly [string, string] => [
  offered(request)[0] ?? '',
  json,
];
const cut = (mode: Mode): Answer => begun(mode, (response) => setImmediate(() => response.destroy()));

// prettier-ignore
const table: readonly Row[] = [
  { fault: '429 with Retry-After', answer: () => status(429, busy, { 'retry-after': '7' }), ...recovers, pauses: [7000] },
  { fault: '429 with Retry-After', answer: () => status(429, busy, { 'retry-after': '7' }), ...givesUp, pauses: [7000, 7000], message: /429: slow down/ },
  { fault: '429 with Retry-After of an hour', answer: () => status(429, busy, { 'retry-after': '3600' }), ...givesUp, message: /429: slow down; it asks to wait 60 min 0 s, which is too long/ },
  { fault: '408', answer: () => status(408, busy), ...recovers, ...again },
  { fault: '409', answer: () => status(409, busy), ...recovers, ...again },
  { fault: '425', answer: () => status(425, busy), ...recovers, ...again },
  { fault: '429', answer: () => status(429, busy), ...recovers, ...again },
  { fault: '429', answer: () => status(429, busy), ...givesUp, ...twiceMore },
  { fault: '500', answer: () => status(500, '{}'), ...recovers, ...again },
  { fault: '500', answer: () => status(500, '{}'), ...givesUp, ...twiceMore, message: /500/ },
  { fault: '502 with a page', answer: () => status(502, page, { 'content-type': 'text/html' }), ...recovers, ...again },
  { fault: '502 with a page', answer: () => status(502, page, { 'content-type': 'text/html' }), ...givesUp, ...twiceMore, message: /502: 502 Bad Gateway/ },
  { fault: '401', answer: () => status(401, '{"error":"who are you"}'), ...givesUp, message: /401: who are you/ },
  { fault: 'a redirect', answer: () => status(307, '', { location: 'https://elsewhere.example/' }), ...givesUp, message: /307 and sends on to https:\/\/elsewhere/ },
  { fault: 'not modified', answer: () => status(304, ''), ...givesUp, message: /answered 304$/ },

  { fault: 'a connection cut before the head', answer: () => (response) => response.destroy(), ...recovers, ...again },
  { fault: 'a connection cut before the head', answer: () => (response) => response.destroy(), ...givesUp, ...twiceMore },
  { fault: 'a connection cut in mid-body', answer: cut, ...recovers, ...again },
  { fault: 'a connection cut in mid-body', answer: cut, ...givesUp, ...twiceMore },
  { fault: 'an answer that ends in mid-body', answer: (mode) => begun(mode, (response) => response.end()), ...recovers, ...again },
  { fault: 'an answer that ends in mid-body', answer: (mode) => begun(mode, (response) => response.end()), ...givesUp, ...twiceMore },

  { fault: 'a stall before the head', answer: (_mode, times) => () => { times.silence(0); }, ...recovers, ...again },
  { fault: 'a stall before the head', answer: (_mode, times) => () => { times.silence(0); }, ...givesUp, ...twiceMore, message: /went silent/ },
  { fault: 'a stall in mid-body', answer: (mode, times) => begun(mode, () => { times.silence(2); }), ...recovers, ...again },
  { fault: 'a stall in mid-body', answer: (mode, times) => begun(mode, () => { times.silence(2); }), ...givesUp, ...twiceMore, message: /went silent/ },

  { fault: 'no body', answer: () => raw('text/event-stream'), ...recovers, ...again },
  { fault: 'no body', answer: () => raw('text/event-stream'), ...givesUp, ...twiceMore, message: /gave no reply/ },
  { fault: '204', answer: () => status(204, ''), ...givesUp, ...twiceMore, message: /gave no reply/ },
  { fault: 'garbage', answer: () => raw('application/json', '\u0000\u0007{oops'), ...recovers, ...again },
  { fault: 'garbage', answer: () => raw('application/json', '\u0000\u0007{oops'), ...givesUp, ...twiceMore, message: /no completion/ },
  { fault: 'garbage in an event', answer: () => raw('text/event-stream', 'data: {oops\n\n'), ...recovers, ...again },
  { fault: 'garbage in an event', answer: () => raw('text/event-stream', 'data: {oops\n\n'), ...givesUp, ...twiceMore, message: /no completion/ },
  { fault: 'the page of a proxy', answer: () => raw('text/html', '<title>Log in</title>'), ...recovers, ...again },
  { fault: 'the page of a proxy', answer: () => raw('text/html', '<title>Log in</title>'), ...givesUp, ...twiceMore, message: /sent text\/html that is no completion: Log in/ },
  { fault: 'JSON that is something else', answer: () => raw('application/json', '[1]'), ...givesUp, ...twiceMore, message: /no completion/ },
  { fault: 'an object without choices', answer: () => raw('application/json', '{}'), ...givesUp, ...twiceMore, message: /cut off/ },
  { fault: 'choices that are null', answer: () => raw('application/json', '{"choices":[null]}'), ...givesUp, ...twiceMore, message: /no completion/ },
  { fault: 'an error in the place of a reply', answer: () => raw('application/json', '{"error":{"message":"overloaded"}}'), ...recovers, ...again },
  { fault: 'an error in mid-stream', answer: () => raw('text/event-stream', 'data: {"choices":[]}\n\ndata: {"error":{"message":"overloaded"}}\n\n'), ...givesUp, ...twiceMore, message: /overloaded/ },
  { fault: 'an answer without end', answer: () => endless, ...givesUp, message: /more than 50000000 bytes/ },

  { fault: 'arguments that are not JSON', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '{"text":')] })), ...recovers },
  { fault: 'arguments that are not JSON', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '{"text":')] })), when: 'always', ends: 'invalid-arguments' },
  { fault: 'arguments that do not fit', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '{"text":7}')] })), ...recovers },
  { fault: 'arguments that do not fit', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '[]')] })), when: 'always', ends: 'invalid-arguments' },
  { fault: 'an unknown tool', answer: (mode) => saying(mode, { calls: [['nothing', '{}']] }), ...recovers },
  { fault: 'an unknown tool', answer: (mode) => saying(mode, { calls: [['__proto__', '{}']] }), when: 'always', ends: 'rule-violation' },
  { fault: 'a forbidden tool', answer: (mode) => saying(mode, { calls: [['mail', '{"text":"x"}']] }), ...recovers },
  { fault: 'a forbidden tool', answer: (mode) => saying(mode, { calls: [['mail', '{"text":"x"}']] }), when: 'always', ends: 'rule-violation' },
  { fault: 'several calls at once', answer: (mode) => saying(mode, (request) => ({ calls: [call(request), ['mail', '{"text":"y"}'], ['search', '{}']] })), when: 'always', ends: 'exit', called: ['search', 'mail'] },
  { fault: 'several calls, the first forbidden', answer: (mode) => saying(mode, { calls: [['mail', '{"text":"x"}'], ['search', '{"text":"x"}']] }), when: 'always', ends: 'rule-violation' },
  { fault: 'arguments that a limit of tokens cut off', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '{"text":')], finish: 'length' })), ...recovers },
  { fault: 'arguments that a limit of tokens cut off', answer: (mode) => saying(mode, (request) => ({ calls: [call(request, '{"text":')], finish: 'length' })), when: 'always', ends: 'invalid-arguments', message: /cut off at the model's limit of tokens/ },
  { fault: 'a text that a limit of tokens cut off', answer: (mode) => saying(mode, { text: 'First of all', finish: 'length' }), when: 'always', ends: 'no-tool-call', message: /cut off at the model's limit of tokens/ },
  { fault: 'a reply that a filter withheld', answer: (mode) => saying(mode, { finish: 'content_filter' }), ...givesUp, message: /withheld its reply \(content_filter\)/ },
  { fault: 'a reply that broke off behind the server', answer: (mode) => saying(mode, { text: 'Let', finish: 'error' }), ...recovers, ...again },
  { fault: 'a reply that broke off behind the server', answer: (mode) => saying(mode, { text: 'Let', finish: 'error' }), ...givesUp, ...twiceMore, message: /broke off its reply \(error\)/ },
  { fault: 'an empty answer', answer: (mode) => saying(mode, {}), ...recovers },
  { fault: 'an empty answer', answer: (mode) => saying(mode, {}), when: 'always', ends: 'no-tool-call' },
  { fault: 'an answer without a call', answer: (mode) => saying(mode, { text: 'I would search.' }), ...recovers },
  { fault: 'an answer without a call', answer: (mode) => saying(mode, { text: 'I would search.' }), when: 'always', ends: 'no-tool-call' },
];

const well = (mode: Mode): Answer => saying(mode, (request) => ({ calls: [call(request)] }));

describe.each(['streamed', 'whole'] as const)('a model whose answers are %s', { timeout: 30_000 }, (mode) => {
  it.each(table)('$fault, $when: the run ends with $ends', async (row) => {
    const times = impatientTimes();
    const answer = row.answer(mode, times);
    const model = await completionServer(row.when === 'once' ? [answer, well(mode)] : [answer]);
    const { end, called } = await faultyRun(model.baseUrl, times);
    expect(end.reason).toBe(row.ends);
    expect(called).toEqual(row.called ?? (row.when === 'once' ? ['search', 'mail'] : []));
    expect(times.pauses).toEqual(row.pauses ?? []);
    if (row.message !== undefined) expect(end.message).toMatch(row.message);
  });
});

it('nobody listens: the run ends with model-failed and names the address', async () => {
  const times = impatientTimes();
  const { end, called } = await faultyRun('http://127.0.0.1:9/v1', times);
  expect(end.reason).toBe('model-failed');
  expect(end.message).toMatch(/127\.0\.0\.1:9|bad port/);
  expect(called).toEqual([]);
  expect(times.pauses).toEqual([500, 1000]);
});

/** A workflow that searches, then mails, with tools of a real server; what was called of them. */
async function faultyRun(
  baseUrl: string,
  times: ImpatientTimes,
): Promise<Pick<Awaited<ReturnType<typeof realRun>>, 'end'> & { readonly called: readonly string[] }> {
  const tools = await httpServer((_request, response) => response.end('done'));
  const tool = (name: string) =>
    is.tool(name, {
      parameters: { text: is.string },
      returns: is.string,
      implementation: {
        kind: 'http',
        id: `http ${name}`,
        method: 'POST',
        url: is.template(`${tools.origin}/${name}`),
        headers: [],
      },
    });
  const flow = is.workflow('flow', {
    settings: { model: 'test/model' },
    tools: [tool('search'), tool('mail')],
    rules: [is.start('search'), is.arrow('search', 'mail'), is.arrow('mail', 'exit')],
  });
  const run = await realRun(is.program(flow), {
    providers: [{ name: 'test', baseUrl }],
    world: { fetch: (url, init) => fetch(url, init), times },
  });
  expect(eventsOf(run, 'run-finished')).toHaveLength(1);
  return { end: run.end, called: tools.requests.map(({ url }) => url.slice(1)) };
}

/** Writes for as long as somebody reads. */
const endless: Answer = (response) => {
  const piece = 'x'.repeat(1_000_000);
  const write = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.on('drain', write);
  write();
};

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { LineReader } from '../../cli/src/line-reader.ts';

test('lines come one by one, also those that came before they were asked for', async () => {
  const input = new PassThrough();
  const lines = new LineReader(input);
  input.write('one\ntwo\r\nth');
  expect([await lines.next(), await lines.next()]).toEqual(['one', 'two']);
  const third = lines.next();
  input.end('ree');
  expect(await third).toBe('three');
  expect([await lines.next(), await lines.next()]).toEqual([undefined, undefined]);
});

test('an abort ends the question, not the input', async () => {
  const input = new PassThrough();
  const lines = new LineReader(input);
  const abort = new AbortController();
  const question = lines.next(abort.signal);
  abort.abort();
  expect(await question).toBeUndefined();
  expect(await lines.next(abort.signal)).toBeUndefined();
  input.write('later\n');
  expect(await lines.next()).toBe('later');
});

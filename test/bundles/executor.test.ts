import { expect, it } from 'vitest';
import { compiledExample, rehearse } from './executor-process.ts';

it('the bundle of the executor rehearses what the bundle of the server compiled, to an exit', async () => {
  const program = await compiledExample('research.wf');
  const { result, events } = await rehearse('executor', program, { topic: 'tool rules' });
  expect(result.reason).toBe('exit');
  expect(events.length).toBeGreaterThan(2);
  expect(new Set(events.map((event) => event.run))).toEqual(new Set(['smoke']));
}, 30_000);

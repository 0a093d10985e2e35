import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { argv } from 'node:process';
import type { Measure, Order, Participant } from './participant.ts';

/**
 * A participant in a process of its own, so that nobody's heap or compiled code is another's: `argv` names its module and
 * the server. Performs one order after the other and answers what each took.
 */
const [, , module = '', baseUrl = ''] = argv;
const { default: participant } = (await import(pathToFileURL(module).href)) as { default: Participant };
const run = participant(baseUrl);

process.on('message', (order: Order | 'heap') => {
  if (order !== 'heap') void (order.held ? hold(order) : perform(order)).then((measure) => process.send?.(measure));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function perform(order: Order): Promise<Measure> {
  const before = process.cpuUsage();
  const since = performance.now();
  let left = order.runs;
  const worker = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      check(await run(order));
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, worker));
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1000, elapsed: performance.now() - since, heap: 0 };
}

async function hold(order: Order): Promise<Measure> {
  const before = usedHeap();
  const runs = Array.from({ length: order.runs }, () => run(order));
  for (;;) {
    const [message] = (await once(process, 'message')) as [unknown];
    if (message === 'heap') break;
  }
  const heap = usedHeap() - before;
  // Nobody waits for their end.
  for (const held of runs) held.catch(() => undefined);
  return { processor: 0, elapsed: 0, heap };
}

function usedHeap(): number {
  if (globalThis.gc === undefined) throw new Error('the process needs --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** Every participant tells the answer of the model, so nobody is fast by not listening. */
function check(answer: unknown): void {
  if (answer !== 'done') throw new Error(`the run ended with ${JSON.stringify(answer)}`);
}

import { join } from 'node:path';
import type { Performer } from '#executor/adapters/direct-steps.ts';
import { openAppendFile, type AppendFile } from '#executor/journal/append-file.ts';
import { play } from '../adapter.ts';
import { fileStore } from '../file-store.ts';
import { journaledAdapter } from '../journaled-adapter.ts';
import { resultOf, sampleProgram, samplePerformer } from '../sample-program.ts';
import { FileLedger } from './file-ledger.ts';

/*
 * A process that takes runs of the sample to their ends and is killed on the way.
 *
 * worker.ts FOLDER FIRST COUNT [BOUNDARY]: plays the runs `FIRST`, `FIRST + 1`, … of the folder, which may have been begun
 * by others. With BOUNDARY it kills itself where that many boundaries were met: before and after each write, each sync
 * and each operation; where it is `told`, it tells its parent of each instead. It tells when it is ready, and the end of
 * each run.
 */
const [folder = '', first = '0', count = '1', boundary] = process.argv.slice(2);
const isTold = boundary === 'told';
let left = boundary === undefined || isTold ? Infinity : Number(boundary);

function meet(): void {
  if (isTold) process.send?.({ boundary: true });
  left -= 1;
  if (left < 0) process.kill(process.pid, 'SIGKILL');
}

async function between<T>(work: () => Promise<T>): Promise<T> {
  meet();
  const result = await work();
  meet();
  return result;
}

function mortal(performer: Performer): Performer {
  return {
    model: (op, signal) => between(() => performer.model(op, signal)),
    tool: (op, signal) => between(() => performer.tool(op, signal)),
    approve: (question, signal) => between(() => performer.approve(question, signal)),
  };
}

async function openMortal(path: string, mode: 'create' | 'existing'): Promise<AppendFile> {
  const file = await openAppendFile(path, mode);
  return { ...file, append: (text) => between(() => file.append(text)), sync: () => between(() => file.sync()) };
}

const program = sampleProgram();
const adapter = journaledAdapter(fileStore(folder, program, openMortal));
process.send?.({ ready: true });
for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const run = `run-${number}`;
  const ledger = new FileLedger(join(folder, `${run}.ledger`));
  const open = await adapter.open(run, {
    performer: mortal(samplePerformer(ledger)),
    mayRepeat: (op) => op.tool === 'search',
    resolve: (op) =>
      Promise.resolve(ledger.has(op.key) ? { decision: 'result', result: resultOf(op) } : { decision: 'repeat' }),
    signal: new AbortController().signal,
  });
  const { end } = await play(program, open, { run });
  await open.close();
  process.send?.({ run, reason: end.reason, result: end.result });
}
process.disconnect();

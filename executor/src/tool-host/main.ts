import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { callModule } from './call-module.ts';
import { endMark, type CallModule, type ModuleResult } from './messages.ts';
import { killTree } from '../tools/process-tree.ts';
import { watchParent } from './watch-parent.ts';

// A module that never gives control back cannot see that the run is gone: another thread watches for it.
if (isMainThread) serve();
else watchParent(workerData as number);

function serve(): void {
  const write = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));
  process.on('disconnect', () => {
    killTree(process);
  });
  process.on('message', (call: CallModule) => {
    void callModule(call).then((result) => {
      // The marks go first, so that whatever the function wrote is told before its result.
      for (const writeTo of write) writeTo(endMark(call.id));
      send(result);
    });
  });
  new Worker(new URL(import.meta.url), { workerData: process.ppid }).unref();
}

function send(result: ModuleResult): void {
  process.send?.(result);
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { killTree } from '../tools/kill-tree.ts';
import { callModule, messageOf } from './call-module.ts';
import { endMark, type CallModule, type ModuleResult } from './messages.ts';

/** The call that runs, or that began what runs: timers and promises of a module remember it. */
const current = new AsyncLocalStorage<number>();
/** How to fail each call that has not ended. */
const open = new Map<number, (error: unknown) => void>();
const write = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));

process.on('disconnect', () => {
  killTree(process);
});
process.on('message', (call: CallModule) => {
  void current
    .run(call.id, () => outcome(call))
    .then((result) => {
      open.delete(call.id);
      // The marks go first, so that whatever the function wrote is told before its result.
      for (const writeTo of write) writeTo(endMark(call.id));
      process.send?.(result);
    });
});
process.on('uncaughtException', blame);
process.on('unhandledRejection', blame);

function outcome(call: CallModule): Promise<ModuleResult> {
  const failed = new Promise<ModuleResult>((resolve) => {
    open.set(call.id, (error) => {
      resolve({ id: call.id, ok: false, error: messageOf(error) });
    });
  });
  return Promise.race([callModule(call), failed]);
}

/** What nobody catches fails the call that it belongs to, and no other; after that call's end it is only told. */
function blame(error: unknown): void {
  const id = current.getStore();
  const fail = id === undefined ? undefined : open.get(id);
  if (fail === undefined) process.stderr.write(`thrown after its call had ended: ${messageOf(error)}\n`);
  else fail(error);
}

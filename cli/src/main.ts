import { reasonOf } from '#core/text/system-error.ts';
import { runCommandLine } from './command-line.ts';
import { exitCode } from './exit-code.ts';
import { Output } from './output.ts';
import { processTerminal } from './process-terminal.ts';

// A reader that has seen enough (`wf check | head`) closes the pipe, or the terminal is gone; that is no fault of ours.
const nobodyReads = new Set(['EPIPE', 'EIO']);
let isLost = false;

function watched(stream: NodeJS.WritableStream): NodeJS.WritableStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (nobodyReads.has(error.code ?? '') || isLost) return;
    isLost = true;
    process.exitCode = exitCode.misuse;
    if (stream === process.stdout) err.write(`wf: The output cannot be written: ${reasonOf(error)}.\n`);
  });
}

const out = new Output(1, () => watched(process.stdout));
const err = new Output(2, () => watched(process.stderr));

void runCommandLine(process.argv.slice(2), processTerminal(out, err)).then(async (code) => {
  await Promise.all([out.written(), err.written()]);
  if (!isLost) process.exitCode = code;
  // Requests that were given up may still wait for connections, and would keep the process for as long.
  process.exit();
});

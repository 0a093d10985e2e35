import { reasonOf } from '#core/text/system-error.ts';
import { runCommandLine } from './command-line.ts';
import { exitCode } from './exit-code.ts';
import { processTerminal } from './process-terminal.ts';

// A reader that has seen enough (`wf check | head`) closes the pipe, or the terminal is gone; that is no fault of ours.
const nobodyReads = new Set(['EPIPE', 'EIO']);
let isLost = false;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (nobodyReads.has(error.code ?? '') || isLost) return;
    isLost = true;
    process.exitCode = exitCode.misuse;
    if (stream === process.stdout) process.stderr.write(`wf: The output cannot be written: ${reasonOf(error)}.\n`);
  });
}

void runCommandLine(process.argv.slice(2), processTerminal()).then((code) => {
  if (!isLost) process.exitCode = code;
});

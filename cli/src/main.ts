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

/** Resolves when what was written to a stream is out, or cannot be written. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

void runCommandLine(process.argv.slice(2), processTerminal()).then(async (code) => {
  await Promise.all([process.stdout, process.stderr].map(written));
  if (!isLost) process.exitCode = code;
  // Requests that were given up may still wait for connections, and would keep the process for as long.
  process.exit();
});

import { runCommandLine } from './command-line.ts';
import { processTerminal } from './process-terminal.ts';

// A reader that has seen enough (`wf check | head`) closes the pipe, or the terminal is gone; that is no fault of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

void runCommandLine(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});

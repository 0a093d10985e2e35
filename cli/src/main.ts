import { runCommandLine } from './command-line.ts';
import { processTerminal } from './process-terminal.ts';

// A reader that has seen enough (`wf check | head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void runCommandLine(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});

import { executorConnection } from './connection.ts';

// The editor starts this process with its own binary; nothing that a run starts may inherit that mode.
delete process.env.ELECTRON_RUN_AS_NODE;

const connection = executorConnection(process);
connection.onClose(() => {
  // The host is gone: its runs have nobody to ask and nobody to tell.
  process.exit(0);
});
connection.listen();

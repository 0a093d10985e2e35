import { serveRuns } from './connection.ts';

// The editor starts this process with its own binary; nothing that a run starts may inherit that mode.
delete process.env.ELECTRON_RUN_AS_NODE;

// An exit ends whatever the runs have started; without a listener, a signal would end this process without one.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

serveRuns(process, () => process.exit());

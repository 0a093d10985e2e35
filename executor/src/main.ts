import { serveRuns } from './connection.ts';

// The editor starts this process with its own binary; nothing that a run starts may inherit that mode.
delete process.env.ELECTRON_RUN_AS_NODE;

serveRuns(process, () => process.exit());

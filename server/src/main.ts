import './small-heap.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DiskFiles } from './lsp/files/disk-files.ts';
import { Lifecycle } from './lsp/lifecycle.ts';
import { startServer } from './lsp/start-server.ts';

const connection = createConnection(ProposedFeatures.all, { messageStrategy: new Lifecycle() });
startServer(connection, { fileSystemProvider: () => new DiskFiles() });

import './small-heap.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DiskFiles } from './lsp/files/disk-files.ts';
import { startServer } from './lsp/start-server.ts';

startServer(createConnection(ProposedFeatures.all), { fileSystemProvider: () => new DiskFiles() });

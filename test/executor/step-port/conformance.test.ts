import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { stepPortConformance } from './conformance.ts';
import { fileStore } from './file-store.ts';
import { journaledAdapter } from './journaled-adapter.ts';
import { memoryStore } from './memory-store.ts';
import { sampleProgram } from './sample-program.ts';

const folder = temporaryFolder();

stepPortConformance('a journal in memory', () => journaledAdapter(memoryStore()));
stepPortConformance('a journal on disk', () =>
  journaledAdapter(fileStore(mkdtempSync(join(folder.path, 'runs-')), sampleProgram())),
);

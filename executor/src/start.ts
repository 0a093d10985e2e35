import { fileURLToPath } from 'node:url';
import { runKept } from '#cache/run-kept.ts';

// What the extension starts: the executor, with what is kept of its code.
runKept(fileURLToPath(new URL('./executor.cjs', import.meta.url)));

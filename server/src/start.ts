import { fileURLToPath } from 'node:url';
import { runKept } from '#cache/run-kept.ts';
import { keepHeapSmall } from '#language/workspace/small-heap.ts';

// What the extension starts: the language server, which runs on the Node of an editor.
// V8 takes compiled code only under the flags that it was made under, and the server sets these as it begins.
keepHeapSmall();
runKept(fileURLToPath(new URL('./server.cjs', import.meta.url)));

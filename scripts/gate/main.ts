import { styleText } from 'node:util';
import { PARTS, withNeeds } from './parts.ts';
import { type Finished, summary } from './summary.ts';

/** Runs all parts of the gate, or those that are named, to the end; exit code 1 if any of them failed, 2 for a wrong name. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
if (names.includes('--help')) {
  for (const part of PARTS) console.log(`${part.name.padEnd(10)} ${part.title}`);
} else if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}: ${PARTS.map((part) => part.name).join(', ')}`);
  process.exitCode = 2;
} else {
  const wanted = new Set(names.flatMap(withNeeds));
  const finished: Finished[] = [];
  for (const part of PARTS.filter(({ name }) => names.length === 0 || wanted.has(name))) {
    console.log(styleText('bold', `\n→ ${part.title}`));
    const start = performance.now();
    const outcome = await part.run().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    finished.push({ part, outcome, milliseconds: performance.now() - start });
  }
  console.log(`\n${summary(finished).join('\n')}`);
  process.exitCode = finished.some(({ outcome }) => outcome.failed > 0) ? 1 : 0;
}

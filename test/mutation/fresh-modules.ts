import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Round 0 counts which mutants a test comes by, which takes most of its time. */
export const countingRound = 0;

/** Loads a file of the project and all that it imports, once in each round; packages are loaded once. */
export type LoadInRound = (path: string, round: number) => Promise<void>;

/** What instrumented code of later rounds reads and writes at each place that a mutant could stand for. */
export interface Watch {
  /** Id of the mutant that takes the place of the project's own code. */
  activeMutant: string | undefined;
  /** Places come by since a test began. */
  steps: number;
  /** Steps past which the code goes round in an endless loop, and throws. */
  mostSteps: number;
}

const watchName = 'toolpathWatch';

/**
 * Lets modules of a project be loaded again and again, with a stand-in for vitest in vitest's place. Rounds share
 * nothing that the project's modules hold.
 *
 * `root`: folder of the project; `standIn`: URL of the module that test files get for vitest; `watch`: what code of
 * all rounds but the counting one works with.
 */
export function freshModules(root: string, standIn: string, watch: Watch): LoadInRound {
  Object.assign(globalThis, { [watchName]: watch });
  const home = `${pathToFileURL(root).href}/`;
  registerHooks({
    resolve: (specifier, context, next) => {
      const round = /\?round=\d+$/.exec(context.parentURL ?? '')?.[0];
      if (round === undefined) return next(specifier, context);
      if (specifier === 'vitest') return { url: standIn, shortCircuit: true };
      const found = next(specifier, context);
      const ours = found.url.startsWith(home) && !found.url.includes('/node_modules/');
      return ours ? { ...found, url: found.url + round } : found;
    },
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!/\?round=[1-9]\d*$/.test(url) || loaded.source === undefined) return loaded;
      return { ...loaded, source: watched(new TextDecoder().decode(loaded.source as Uint8Array)) };
    },
  });
  return async (path, round) => {
    await import(`${new URL(path, home).href}?round=${round}`);
  };
}

/**
 * Makes Stryker's count of mutants that are come by count nothing, and its question for the active mutant count steps: in
 * number and not in time, so that what is endless does not depend on the machine.
 */
function watched(source: string): string {
  return source
    .replace(/function stryCov_\w+\(\) \{/, '$& return;')
    .replace(
      /function stryMutAct_\w+\(id\) \{/,
      `const stryWatch = globalThis.${watchName}; $& ` +
        `if ((stryWatch.steps += 1) > stryWatch.mostSteps) throw new Error('Endless.'); ` +
        `return stryWatch.activeMutant === id;`,
    );
}

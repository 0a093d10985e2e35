import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Round 0 counts which mutants a test comes by, which takes most of its time. */
export const countingRound = 0;

/** Loads a file of the project and all that it imports, once in each round; packages are loaded once. */
export type LoadInRound = (path: string, round: number) => Promise<void>;

/**
 * Lets modules of a project be loaded again and again, with a stand-in for vitest in vitest's place. Rounds share
 * nothing that the project's modules hold.
 *
 * `root`: folder of the project; `standIn`: URL of the module that test files get for vitest.
 */
export function freshModules(root: string, standIn: string): LoadInRound {
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
      return { ...loaded, source: withoutCounting(new TextDecoder().decode(loaded.source as Uint8Array)) };
    },
  });
  return async (path, round) => {
    await import(`${new URL(path, home).href}?round=${round}`);
  };
}

/** Stryker's count of what is evaluated, made to count nothing. */
function withoutCounting(source: string): string {
  return source.replace(/function stryCov_\w+\(\) \{/, '$& return;');
}

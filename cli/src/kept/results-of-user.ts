import { ownFolder } from '#cache/own-folder.ts';
import { buildId } from './build-id.ts';
import { KeptResults } from './kept-results.ts';

/** What this build of `wf` has kept for this user; `undefined` where it keeps nothing. */
export function resultsOfUser(env: Readonly<Record<string, string | undefined>>): KeptResults | undefined {
  if (buildId === undefined) return undefined;
  const folder = ownFolder('results', env);
  return folder === undefined ? undefined : new KeptResults(folder, buildId);
}

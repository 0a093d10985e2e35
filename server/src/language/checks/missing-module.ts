import type { LangiumDocument } from 'langium';
import { moduleProblem } from '#core/text/module-files.ts';
import { nearestOf } from '#core/text/nearest.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { modulePaths, type ModulePath } from '../references/module-paths.ts';
import type { MissingModule } from '../workspace/module-files.ts';

/** `missing-module`: the file that a tool is written in is there and can be loaded, as far as is known of the disk. */
export function missingModule(
  document: LangiumDocument,
  lowering: LoweringContext,
  missingAt: (module: ModulePath) => MissingModule | undefined,
): void {
  for (const module of modulePaths(document)) {
    const { tool, path } = module;
    const missing = missingAt(module);
    if (missing === undefined) continue;
    const meant = meantOnce(path, missing);
    const problem = moduleProblem(path, missing.lack);
    const what = problem.charAt(0).toUpperCase() + problem.slice(1);
    const hint = meant[0] === undefined ? '' : ` Did you mean \`${meant[0]}\`?`;
    const message = `${what}: a rehearsal makes up the results of this tool, a real run refuses to start.${hint}`;
    lowering.report('missing-module', tool, message, { data: { meant, lack: missing.lack } });
  }
}

const meantBefore = new WeakMap<MissingModule, Map<string, readonly string[]>>();

/** Asked at each key, of folders with any number of files. */
function meantOnce(path: string, missing: MissingModule): readonly string[] {
  const known = meantBefore.get(missing) ?? new Map<string, readonly string[]>();
  meantBefore.set(missing, known);
  const meant = known.get(path) ?? meantBy(path, missing);
  known.set(path, meant);
  return meant;
}

/** The paths of the modules in the same folder that are written nearly alike. A link to nothing may have the very name. */
function meantBy(path: string, missing: MissingModule): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const names = missing.names.filter((one) => one !== name);
  const isBare = !/\.[cm]?[jt]sx?$/i.test(name);
  const endless = (one: string): string => one.replace(/\.[^.]*$/, '');
  const near = nearestOf(name, isBare ? names.map(endless) : names, 2);
  return names.filter((one) => near.includes(isBare ? endless(one) : one)).map((one) => folder + one);
}

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
  let compared = 0;
  for (const module of modulePaths(document)) {
    const { tool, path } = module;
    const missing = missingAt(module);
    if (missing === undefined) continue;
    const meant = compared > mostCompared ? [] : meantOnce(path, missing);
    // Those that were compared before count as well: a finding says the same each time.
    compared += missing.names.length;
    const problem = moduleProblem(path, missing.lack);
    const what = problem.charAt(0).toUpperCase() + problem.slice(1);
    const withExport = exportInPath.exec(path)?.slice(1);
    const hint =
      withExport !== undefined
        ? ` The name of an export stands behind \`as\`: \`from "${withExport.join('" as ')}\`.`
        : meant[0] === undefined
          ? ''
          : ` Did you mean \`${meant[0]}\`?`;
    const message = `${what}: a rehearsal makes up the results of this tool, a real run refuses to start.${hint}`;
    lowering.report('missing-module', tool, message, {
      data: { meant, lack: missing.lack, ...(withExport && { withExport }) },
    });
  }
}

/** A module and one of its exports, as other tools write them. */
const exportInPath = /^([^#]+\.[cm]?[jt]sx?)(?:#|::?)([A-Za-z_$][\w$]*)$/;

/** So many names of files are compared with the modules that are missing in one text; those after it come without a proposal. */
const mostCompared = 20_000;

const meantBefore = new WeakMap<MissingModule, Map<string, readonly string[]>>();

/** Asked at each key, of folders with any number of files. */
function meantOnce(path: string, missing: MissingModule): readonly string[] {
  const known = meantBefore.get(missing) ?? new Map<string, readonly string[]>();
  meantBefore.set(missing, known);
  const meant = known.get(path) ?? meantBy(path, missing);
  known.set(path, meant);
  return meant;
}

/** The paths of the modules in the same folder that are written nearly alike, the nearest first. A link to nothing may have the very name. */
function meantBy(path: string, missing: MissingModule): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const names = missing.names.filter((one) => one !== name);
  const isBare = !/\.[cm]?[jt]sx?$/i.test(name);
  const endless = (one: string): string => one.replace(/\.[^.]*$/, '');
  const near = nearestOf(name, isBare ? names.map(endless) : names, 2);
  return near
    .flatMap((best) => names.filter((one) => best === (isBare ? endless(one) : one)))
    .map((one) => folder + one);
}

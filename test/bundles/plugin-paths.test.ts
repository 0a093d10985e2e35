import path from 'node:path';
import type { Plugin, PluginBuild } from 'esbuild';
import { expect, it } from 'vitest';
import { ROOT } from './bundle.ts';

/** Each of them has files of packages or of our own read in another way. */
const modules = ['bundle-plugins', 'few-objects', 'node-later', 'own-guards', 'second-stage-later'];

/** The patterns by which plugins choose files, which are given by whole paths. */
async function filesChosen(module: string): Promise<readonly RegExp[]> {
  const exported = (await import(path.join(ROOT, 'scripts', `${module}.mjs`))) as Readonly<Record<string, unknown>>;
  const chosen: RegExp[] = [];
  const build = {
    onResolve: () => undefined,
    onEnd: () => undefined,
    onLoad: ({ filter, namespace }: { readonly filter: RegExp; readonly namespace?: string }) => {
      if (namespace === undefined) chosen.push(filter);
    },
  } as unknown as PluginBuild;
  const plugins = Object.values(exported).filter(
    (one): one is Plugin => typeof one === 'object' && one !== null && 'setup' in one,
  );
  for (const plugin of plugins) await plugin.setup(build);
  return chosen;
}

it.each(modules)('the plugins of %s find files on Windows as elsewhere', async (module) => {
  const chosen = await filesChosen(module);
  expect(chosen.length).toBeGreaterThan(0);
  // The separators of a path are `\` there.
  for (const { source } of chosen) expect(source.replaceAll(String.raw`[\\/]`, '')).not.toContain('/');
});

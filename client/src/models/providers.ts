import { knownProviders } from '#core/models/known-providers.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import { configuredProviders, type ConfiguredProvider } from '../configuration.ts';
import type { ApiKeys } from './api-keys.ts';

/** Every provider by name: those of the user's settings, then the known ones that they do not redefine. */
export function allProviders(): readonly ConfiguredProvider[] {
  const configured = configuredProviders();
  const names = new Set(configured.map(({ name }) => name));
  const known = Object.entries(knownProviders).map(([name, baseUrl]) => ({ name, baseUrl }));
  return [...configured, ...known.filter(({ name }) => !names.has(name))];
}

/** The models that a run of the program may ask: those it names, and the one that a person chose. */
export function modelsOf(program: Program, chosen: string | undefined): readonly string[] {
  const named = program.workflows.map(({ settings }) => settings.model?.value);
  return [chosen, ...named].filter((model) => model !== undefined);
}

/** The providers that a run of the program may ask, with their keys. */
export function providersFor(program: Program, chosen: string | undefined, keys: ApiKeys): Promise<Provider[]> {
  return providersOf(modelsOf(program, chosen), keys);
}

/** The providers of some models, with their keys: no other key leaves the editor. */
export async function providersOf(models: readonly string[], keys: ApiKeys): Promise<Provider[]> {
  const wanted = new Set(models.map((name) => name.split('/', 1)[0]));
  return Promise.all(
    allProviders()
      .filter(({ name }) => wanted.has(name))
      .map(async (provider) => {
        const key = await keys.get(provider.baseUrl);
        return { ...provider, ...(key !== undefined && { key }) };
      }),
  );
}

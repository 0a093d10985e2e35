import { knownProviders } from '#core/models/known-providers.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import type { Provider } from '../protocol/messages.ts';
import { RunRefused } from '../run/run-refusal.ts';
import type { ChatModel } from './chat-model.ts';
import { isEditorModel } from './editor-chat-model.ts';
import { openaiChatModel, realWorld, type ModelWorld } from './openai-chat-model.ts';
import { persistentChatModel, usualPersistence } from './persistent-chat-model.ts';
import { pricedChatModel } from './priced-chat-model.ts';

/** The model behind `provider/name`; `undefined` when there is no such provider. */
export type ModelTable = (model: string) => ChatModel | undefined;

export interface ModelSources {
  readonly world?: ModelWorld | undefined;
  /** The models of the editor: all that are called `vscode/…`. */
  readonly editor?: ChatModel | undefined;
}

/**
 * Models of given providers, which all runs share that were given the same ones: a client takes more memory than the rest
 * of a run that waits, and what a server refuses is learnt once.
 */
const shared = new WeakMap<ModelWorld, WeakMap<Provider, ChatModel>>();

/** Looks providers up among the given ones, then among the known ones; makes each once. */
export function modelTable(
  providers: readonly Provider[],
  { world = realWorld, editor }: ModelSources = {},
): ModelTable {
  const models = new Map<string, ChatModel>();
  return (model) => {
    if (isEditorModel(model)) return editor;
    const provider = providerOf(model, providers);
    if (provider === undefined) return undefined;
    const made = models.get(provider.name) ?? chatModelOf(provider, world);
    models.set(provider.name, made);
    return made;
  };
}

function chatModelOf(provider: Provider, world: ModelWorld): ChatModel {
  const known = shared.get(world) ?? new WeakMap<Provider, ChatModel>();
  shared.set(world, known);
  let made = known.get(provider);
  if (made === undefined) {
    made = pricedChatModel(
      persistentChatModel(openaiChatModel(provider, world), usualPersistence, world.times),
      provider,
    );
    known.set(provider, made);
  }
  return made;
}

/** Known providers that answer nobody without a key. */
const keyed: ReadonlySet<string> = new Set<keyof typeof knownProviders>(['openai', 'openrouter']);

/** Whether a provider is known to answer nobody without a key, and has none. */
export function lacksKey({ name, baseUrl, key }: Provider): boolean {
  const home = Object.entries(knownProviders).find(([known]) => known === name)?.[1];
  return keyed.has(name) && key === undefined && baseUrl === home;
}

/** The provider of `provider/name`: a given one, else a known one. */
export function providerOf(model: string, providers: readonly Provider[]): Provider | undefined {
  const slash = model.indexOf('/');
  if (slash <= 0 || slash === model.length - 1) return undefined;
  const name = model.slice(0, slash);
  const given = providers.find((provider) => provider.name === name);
  if (given !== undefined) return given;
  const known = Object.entries(knownProviders).find(([known]) => known === name);
  return known === undefined ? undefined : { name, baseUrl: known[1] };
}

/** Throws `RunRefused` when a model that the run may need has no provider, or the provider no key. */
export function checkModels(
  program: ProgramPlan,
  chosen: string | undefined,
  providers: readonly Provider[],
  hasEditor: boolean,
): void {
  const named = [...program.workflows.values()].map(({ workflow }) => workflow.settings.model?.value);
  const models = new Set(chosen === undefined ? named : [chosen]);
  for (const model of models) {
    if (model === undefined || (hasEditor && isEditorModel(model))) continue;
    if (isEditorModel(model)) {
      const message = `\`${model}\` is a model of the editor: run the workflow in VS Code, or choose another model.`;
      throw new RunRefused({ kind: 'unknown-model', message });
    }
    const provider = providerOf(model, providers);
    if (provider === undefined) {
      const message = `\`${model}\` is no model of a known provider: write \`provider/name\`; the setting \`wf.providers\`, or WF_PROVIDERS in a terminal, names further providers.`;
      throw new RunRefused({ kind: 'unknown-model', message });
    }
    if (lacksKey(provider)) {
      throw new RunRefused({ kind: 'missing-key', message: `There is no key for ${provider.name}.` });
    }
  }
}

import { knownProviders } from '#core/models/known-providers.ts';
import { code } from './markdown.ts';

/** Whose model a setting names and where its address is set. `added` are the providers of the user's settings. */
export function modelHover(model: string, added: readonly string[]): string {
  if (model === 'rehearsal') {
    return 'The built-in rehearsal: no server, no key. It picks among the allowed tools and makes up what fits their types.';
  }
  const slash = model.indexOf('/');
  const provider = slash < 0 ? model : model.slice(0, slash);
  const name = slash < 0 ? '' : model.slice(slash + 1);
  const whose = name === '' ? `Provider ${code(provider)}.` : `Model ${code(name)} of the provider ${code(provider)}.`;
  return `${whose} ${addressOf(provider, added)}`;
}

function addressOf(provider: string, added: readonly string[]): string {
  if (provider === 'vscode') return 'It is one of the editor’s own models: the editor has its address and its key.';
  const setting = `the setting ${code('wf.providers')}`;
  if (added.includes(provider)) return `Its address is in ${setting}.`;
  const known = Object.entries(knownProviders).find(([name]) => name === provider)?.[1];
  if (known !== undefined) return `Its address is ${code(known)}, unless ${setting} says another.`;
  return `It is not known here: its address can be put in ${setting}.`;
}

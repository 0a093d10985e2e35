import type { Finding } from '../diagnostics/finding.ts';
import { providerNames } from '../models/known-providers.ts';
import { didYouMean } from '../text/nearest.ts';
import type { DeclarationCheck } from './check.ts';
import { listed } from './words.ts';

/** A model that no provider has. */
const rehearsal = 'rehearsal';

/** A model without a provider, or with one that neither Toolpath nor the settings of this machine know. */
export const unknownProvider: DeclarationCheck = {
  code: 'unknown-provider',
  *run({ workflows, providers }): Iterable<Finding> {
    for (const { settings } of workflows) {
      if (settings.model === undefined) continue;
      const known = providerNames(providers);
      const { id: at, value: model } = settings.model;
      const message = problemOf(model, known);
      if (message !== undefined)
        yield { code: 'unknown-provider', at, message, related: [], data: { model, providers: known } };
    }
  },
};

function problemOf(model: string, known: readonly string[]): string | undefined {
  if (model === rehearsal) return undefined;
  const slash = model.indexOf('/');
  if (slash <= 0 || slash === model.length - 1) {
    return `\`${model}\` is not of the form \`provider/name\`, as \`openai/gpt-4.1\` is.`;
  }
  const provider = model.slice(0, slash);
  if (known.includes(provider)) return undefined;
  return `\`${provider}\` is no known provider; known are ${listed(known)}.${didYouMean(provider, known)}`;
}

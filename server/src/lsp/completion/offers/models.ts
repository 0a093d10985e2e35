import { CompletionItemKind } from 'vscode-languageserver';
import { knownProviders, providerNames } from '#core/models/known-providers.ts';
import { isEmbeddingSetting, isModelSetting, isWorkflow, type Statement } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

/** Names that the servers of known providers are likely to have. Whatever else they have can be typed. */
const models: Readonly<Record<string, readonly string[]>> = {
  openai: ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano', 'gpt-4o', 'gpt-4o-mini', 'o3', 'o4-mini'],
  openrouter: [
    'anthropic/claude-sonnet-4',
    'google/gemini-2.5-pro',
    'meta-llama/llama-3.3-70b-instruct',
    'openai/gpt-4.1',
  ],
  ollama: ['llama3.1', 'qwen3', 'mistral', 'gemma3'],
};

const embeddings: Readonly<Record<string, readonly string[]>> = {
  openai: ['text-embedding-3-small', 'text-embedding-3-large'],
  ollama: ['nomic-embed-text', 'mxbai-embed-large'],
};

/**
 * Models that the workspace names already, the most often named first, then those of the known providers, then providers
 * of the settings. A provider that nobody knows is most likely misspelt there.
 */
export function modelOffers(asked: Asked): readonly Offer[] {
  return offers(asked, models, (statement) => (isModelSetting(statement) ? written(statement.model) : undefined));
}

/** The same for embedding models. */
export function embeddingOffers(asked: Asked): readonly Offer[] {
  const nameOf = (statement: Statement): string | undefined =>
    isEmbeddingSetting(statement) ? written(statement.embedding) : undefined;
  return offers(asked, embeddings, nameOf);
}

function offers(
  asked: Asked,
  known: Readonly<Record<string, readonly string[]>>,
  nameOf: (statement: Statement) => string | undefined,
): readonly Offer[] {
  const found = new Map<string, Offer>();
  const add = (label: string, description: string, order: number, again = false): void => {
    const kind = again ? CompletionItemKind.Module : CompletionItemKind.Value;
    if (!found.has(label)) found.set(label, { label, kind, description, rank: order, again });
  };
  const configured = asked.services.analysis.ProviderNames.all();
  const providers = providerNames(configured);
  const isKnown = (name: string): boolean => providers.includes(name.slice(0, name.indexOf('/')));
  for (const name of namedElsewhere(asked, nameOf)) {
    if (isKnown(name)) add(name, 'named in this workspace', rank.best);
  }
  for (const [provider, names] of Object.entries(known)) {
    for (const name of names) add(`${provider}/${name}`, provider, rank.good);
  }
  for (const provider of new Set([...configured, ...Object.keys(knownProviders)])) {
    const isConfigured = configured.includes(provider);
    add(
      `${provider}/`,
      isConfigured ? 'a provider of your settings' : 'a provider',
      isConfigured ? rank.good : rank.usual,
      true,
    );
  }
  return [...found.values()];
}

/** Complete names of other statements, the most frequent first: the one at the cursor is being typed. */
function namedElsewhere(
  { services, document, cursor }: Asked,
  nameOf: (statement: Statement) => string | undefined,
): readonly string[] {
  const names = new Map<string, number>();
  for (const one of services.shared.workspace.LangiumDocuments.all) {
    for (const workflow of fileOf(one)?.declarations.filter(isWorkflow) ?? []) {
      for (const statement of workflow.statements) {
        const node = statement.$cstNode;
        const isHere = one === document && node && node.offset <= cursor.word.at && cursor.word.at <= node.end;
        const name = isHere === true ? undefined : nameOf(statement);
        if (name?.includes('/') === true) names.set(name, (names.get(name) ?? 0) + 1);
      }
    }
  }
  return [...names].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

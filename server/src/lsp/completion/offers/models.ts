import { CompletionItemKind } from 'vscode-languageserver';
import { knownProviders } from '#core/models/known-providers.ts';
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

/** Models that the workspace names already, then those of the known providers, then providers of the settings. */
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
  for (const name of namedElsewhere(asked, nameOf)) add(name, 'named in this workspace', rank.best);
  for (const [provider, names] of Object.entries(known)) {
    for (const name of names) add(`${provider}/${name}`, provider, rank.good);
  }
  const configured = asked.services.analysis.ProviderNames.all();
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

/** Complete names of other statements: the one at the cursor is being typed. */
function namedElsewhere(
  { services, document, cursor }: Asked,
  nameOf: (statement: Statement) => string | undefined,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const one of services.shared.workspace.LangiumDocuments.all) {
    for (const workflow of fileOf(one)?.declarations.filter(isWorkflow) ?? []) {
      for (const statement of workflow.statements) {
        const node = statement.$cstNode;
        const isHere = one === document && node && node.offset <= cursor.word.at && cursor.word.at <= node.end;
        const name = isHere === true ? undefined : nameOf(statement);
        if (name?.includes('/') === true) names.add(name);
      }
    }
  }
  return names;
}

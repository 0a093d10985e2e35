import type { LangiumDocument } from 'langium';
import type { CompletionProvider, CompletionProviderOptions, FuzzyMatcher } from 'langium/lsp';
import {
  CompletionTriggerKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import type { WfServerServices } from '../services.ts';
import { abilitiesOf, type ClientAbilities } from './client.ts';
import { completionItem, itemDefaults } from './completion-item.ts';
import { Facts } from './facts.ts';
import { isBeingRead } from '../files/being-read.ts';
import { insertionAt } from './insertion.ts';
import { most, type Offer } from './offer.ts';
import { offersAt } from './offers-at.ts';
import { cursorAt } from './place/cursor.ts';
import { withDetails } from './resolve-item.ts';
import { isExpected, triggerCharacters } from './triggers.ts';

/**
 * What may be written at the cursor. Reads the tokens of the statement before the cursor and the syntax tree that is
 * there: nothing is parsed again.
 */
export class WfCompletion implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters };
  private readonly services: WfServerServices;
  private readonly matcher: FuzzyMatcher;
  private client: ClientAbilities = abilitiesOf({ capabilities: {} });

  constructor(services: WfServerServices) {
    this.services = services;
    this.matcher = services.shared.lsp.FuzzyMatcher;
    services.shared.lsp.LanguageServer.onInitialize((params) => {
      this.client = abilitiesOf(params);
    });
  }

  async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList | undefined> {
    const { textDocument } = document;
    const offset = textDocument.offsetAt(params.position);
    const cursor = cursorAt(document, offset, this.services.parser.Lexer);
    const { context } = params;
    const character =
      context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
    if (!isExpected(character, cursor.place)) return { isIncomplete: false, items: [] };
    const facts = new Facts(document, this.services, cursor.declaration);
    const after = textDocument.getText().slice(cursor.word.to);
    const typed = textDocument.getText().slice(cursor.word.from, offset).replace(/^`/, '');
    const fits = (name: string): boolean => this.matcher.match(typed, name);
    const offers = await offersAt({ document, services: this.services, cursor, facts, after, fits });
    const fitting = offers.filter(({ label, filter = label }) => fits(filter)).sort((a, b) => a.rank - b.rank);
    const insertion = insertionAt(cursor.word, textDocument);
    const items = fitting.slice(0, most).map((offer, index) => {
      const item = completionItem(offer, index, insertion, document, this.client);
      return this.withWhatCannotWait(item, offer, document);
    });
    const isIncomplete = fitting.length > most || isBeingRead(this.services.shared.workspace.LangiumDocuments);
    return { isIncomplete, ...itemDefaults(insertion, this.client), items };
  }

  /** An editor that does not ask for the rest of an item gets it at once. */
  private withWhatCannotWait(item: CompletionItem, { declaration }: Offer, document: LangiumDocument): CompletionItem {
    const { lazy } = this.client;
    if (declaration === undefined) return item;
    if (lazy.includes('documentation') && lazy.includes('additionalTextEdits')) return item;
    return withDetails(item, declaration, document, this.services);
  }
}

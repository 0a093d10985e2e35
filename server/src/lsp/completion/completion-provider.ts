import type { LangiumDocument } from 'langium';
import type { CompletionProvider, CompletionProviderOptions, FuzzyMatcher } from 'langium/lsp';
import {
  CompletionTriggerKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import type { WfServerServices } from '../module.ts';
import { abilitiesOf, type ClientAbilities } from './client.ts';
import { completionItem } from './completion-item.ts';
import { Facts } from './facts.ts';
import type { Offer } from './offer.ts';
import { offersAt } from './offers-at.ts';
import { cursorAt } from './place/cursor.ts';
import { resolveItem } from './resolve-item.ts';
import { isExpected, triggerCharacters } from './triggers.ts';

/** More offers than a person reads; the editor asks again as the word grows. */
const most = 500;

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
    const offers = await offersAt({ document, services: this.services, cursor, facts, after });
    const typed = textDocument.getText().slice(cursor.word.from, offset);
    const fitting = offers.filter((offer) => this.fits(typed, offer)).sort((a, b) => a.rank - b.rank);
    const items = fitting.slice(0, most).map((offer, index) => this.itemOf(offer, index, document, cursor.word));
    return { isIncomplete: fitting.length > most, items };
  }

  /** Adds what was left out of an item: its documentation, and the import that choosing it brings about. */
  resolve(item: CompletionItem): CompletionItem {
    return resolveItem(item, this.services);
  }

  private itemOf(
    offer: Offer,
    index: number,
    { textDocument }: LangiumDocument,
    word: Parameters<typeof completionItem>[2],
  ): CompletionItem {
    const item = completionItem(offer, index, word, textDocument, this.client);
    const { lazy } = this.client;
    if (offer.data === undefined || (lazy.includes('documentation') && lazy.includes('additionalTextEdits')))
      return item;
    return this.resolve(item);
  }

  private fits(typed: string, { label, filter = label }: Offer): boolean {
    return this.matcher.match(typed.replace(/^`/, ''), filter);
  }
}

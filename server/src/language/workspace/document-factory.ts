import {
  DefaultLangiumDocumentFactory,
  type AstNode,
  type Cancellation,
  type LangiumSharedCoreServices,
  type ParseResult,
  type URI,
} from 'langium';
import { WfParser } from '../parser/parser.ts';

/** Parses the new text of a document with what is known of the text before. */
export class WfDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly services: LangiumSharedCoreServices;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.services = services;
  }

  protected override async parseAsync<T extends AstNode>(
    uri: URI,
    text: string,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<ParseResult<T>> {
    const { LangiumParser } = this.serviceRegistry.getServices(uri).parser;
    if (!(LangiumParser instanceof WfParser)) return super.parseAsync(uri, text, cancelToken);
    const previous = this.services.workspace.LangiumDocuments.getDocument(uri)?.parseResult;
    return LangiumParser.reparse(text, previous) as ParseResult<T>;
  }
}

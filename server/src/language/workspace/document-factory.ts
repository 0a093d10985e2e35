import {
  DefaultLangiumDocumentFactory,
  type AstNode,
  type Cancellation,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type ParseResult,
  type ParserOptions,
  type TextDocument,
  type URI,
} from 'langium';
import { WfParser } from '../parser/parser.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** Parses the new text of a document with what is known of the text before. */
export class WfDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly services: LangiumSharedCoreServices;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.services = services;
  }

  /** Whoever cancels does not wait for a slow disk. */
  protected override async getUpdatedText(
    document: LangiumDocument,
    open: TextDocument | undefined,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<string> {
    return unlessCancelled(super.getUpdatedText(document, open, cancelToken), cancelToken);
  }

  protected override parse<T extends AstNode>(uri: URI, text: string, options?: ParserOptions): ParseResult<T> {
    const parser = this.parserOf(uri);
    return parser ? (parser.parse(text) as ParseResult<T>) : super.parse(uri, text, options);
  }

  protected override async parseAsync<T extends AstNode>(
    uri: URI,
    text: string,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<ParseResult<T>> {
    const parser = this.parserOf(uri);
    if (!parser) return super.parseAsync(uri, text, cancelToken);
    const previous = this.services.workspace.LangiumDocuments.getDocument(uri)?.parseResult;
    return parser.reparse(text, previous) as ParseResult<T>;
  }

  private parserOf(uri: URI): WfParser | undefined {
    const { Parser } = this.serviceRegistry.getServices(uri).parser as { readonly Parser?: unknown };
    return Parser instanceof WfParser ? Parser : undefined;
  }
}

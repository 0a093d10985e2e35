import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  inject,
  type DeepPartial,
  type DefaultSharedCoreModuleContext,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
} from 'langium';
import { Analyzer } from './analysis/analyzer.ts';
import { Compiler } from './analysis/compiler.ts';
import { Diagnostics } from './analysis/diagnostics.ts';
import { ExplorationPauses } from './analysis/exploration-pauses.ts';
import { Lowering } from './analysis/lowering.ts';
import { ModuleFindings } from './analysis/module-findings.ts';
import { Origins } from './analysis/origins.ts';
import { ProviderNames } from './analysis/provider-names.ts';
import { WfCommentProvider } from './documentation/comment-provider.ts';
import { WfDocumentation } from './documentation/documentation.ts';
import { WfGeneratedModule, WfGeneratedSharedModule } from './generated/module.ts';
import { WfLexerErrorMessages } from './lexer/error-messages.ts';
import { WfLexer } from './lexer/lexer.ts';
import { WfTokenBuilder } from './lexer/token-builder.ts';
import type { WfParserErrorMessages } from './parser/error-messages.ts';
import { WfParser } from './parser/parser.ts';
import {
  createParserErrorMessages,
  createRecoveringParser,
  type RecoveringParser,
} from './parser/recovering-parser.ts';
import { WfValueConverter } from './parser/value-converter.ts';
import { Imports } from './references/imports.ts';
import { WfLinker } from './references/linker.ts';
import { WfNodeDescriptions } from './references/node-descriptions.ts';
import { Occurrences } from './references/occurrences.ts';
import { WfScopeComputation } from './references/scope-computation.ts';
import { WfScopeProvider } from './references/scope-provider.ts';
import { WfDocumentValidator } from './validation/document-validator.ts';
import { RatingSource } from './validation/rating-source.ts';
import { WfDocumentBuilder } from './workspace/document-builder.ts';
import { WfDocumentFactory } from './workspace/document-factory.ts';
import { WfIndexManager } from './workspace/index-manager.ts';
import { WfLangiumDocuments } from './workspace/langium-documents.ts';
import { ModuleFiles } from './workspace/module-files.ts';

/** Services of the language beside those that Langium knows, and the types of those that it replaces. */
export interface WfAddedServices {
  readonly analysis: {
    readonly Lowering: Lowering;
    readonly Origins: Origins;
    readonly Analyzer: Analyzer;
    readonly ModuleFindings: ModuleFindings;
    readonly Compiler: Compiler;
    readonly Diagnostics: Diagnostics;
    readonly ExplorationPauses: ExplorationPauses;
    readonly ProviderNames: ProviderNames;
  };
  readonly documentation: {
    readonly CommentProvider: WfCommentProvider;
    readonly DocumentationProvider: WfDocumentation;
  };
  readonly parser: {
    readonly Lexer: WfLexer;
    readonly ParserErrorMessageProvider: WfParserErrorMessages;
    /** Reads all texts; `LangiumParser` is a part of it. */
    readonly Parser: WfParser;
    readonly LangiumParser: RecoveringParser;
  };
  readonly references: {
    readonly Imports: Imports;
    readonly Occurrences: Occurrences;
    readonly ModuleFiles: ModuleFiles;
  };
  readonly validation: {
    readonly DocumentValidator: WfDocumentValidator;
    readonly RatingSource: RatingSource;
  };
}

/** Every service of the language, without any of the protocol. */
export type WfServices = LangiumCoreServices & WfAddedServices;

/** What the language adds and says in place of Langium's defaults. A language server merges it with its own modules. */
export const WfModule: Module<WfServices, DeepPartial<LangiumCoreServices> & WfAddedServices> = {
  analysis: {
    Lowering: (services) => new Lowering(services),
    Origins: (services) => new Origins(services),
    Analyzer: (services) => new Analyzer(services),
    ModuleFindings: (services) => new ModuleFindings(services.analysis.Lowering, services.references.ModuleFiles),
    Compiler: (services) => new Compiler(services),
    Diagnostics: (services) => new Diagnostics(() => services.validation.DocumentValidator),
    ExplorationPauses: () => new ExplorationPauses(),
    ProviderNames: () => new ProviderNames(),
  },
  documentation: {
    CommentProvider: () => new WfCommentProvider(),
    DocumentationProvider: (services) => new WfDocumentation(services.documentation.CommentProvider),
  },
  parser: {
    TokenBuilder: () => new WfTokenBuilder(),
    Lexer: (services) => new WfLexer(services),
    Parser: (services) => new WfParser(services),
    LangiumParser: (services) => createRecoveringParser(services),
    ValueConverter: () => new WfValueConverter(),
    ParserErrorMessageProvider: () => createParserErrorMessages(),
    LexerErrorMessageProvider: () => new WfLexerErrorMessages(),
  },
  references: {
    Imports: (services) => new Imports(services.shared),
    ModuleFiles: (services) => new ModuleFiles(services.shared),
    Occurrences: (services) => new Occurrences(services),
    Linker: (services) => new WfLinker(services),
    ScopeComputation: (services) => new WfScopeComputation(services),
    ScopeProvider: (services) => new WfScopeProvider(services),
  },
  workspace: {
    AstNodeDescriptionProvider: (services) => new WfNodeDescriptions(services),
  },
  validation: {
    DocumentValidator: (services) => new WfDocumentValidator(services),
    RatingSource: () => new RatingSource(),
  },
};

/** The same for the services that all languages of a server share. */
export const WfSharedModule: Module<LangiumSharedCoreServices, DeepPartial<LangiumSharedCoreServices>> = {
  workspace: {
    DocumentBuilder: (services) => new WfDocumentBuilder(services),
    LangiumDocumentFactory: (services) => new WfDocumentFactory(services),
    IndexManager: (services) => new WfIndexManager(services),
    LangiumDocuments: (services) => new WfLangiumDocuments(services),
  },
};

/** The language without a server: for the command line and tests. */
export function createWfServices(context: DefaultSharedCoreModuleContext): {
  shared: LangiumSharedCoreServices;
  Wf: WfServices;
} {
  const shared = inject(createDefaultSharedCoreModule(context), WfGeneratedSharedModule, WfSharedModule);
  const Wf = inject(createDefaultCoreModule({ shared }), WfGeneratedModule, WfModule);
  shared.ServiceRegistry.register(Wf);
  return { shared, Wf };
}

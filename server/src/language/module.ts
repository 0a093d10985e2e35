import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  inject,
  type DefaultSharedCoreModuleContext,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from 'langium';
import { WfGeneratedModule, WfGeneratedSharedModule } from './generated/module.ts';
import { WfLexer } from './lexer/lexer.ts';
import { WfTokenBuilder } from './lexer/token-builder.ts';
import { WfValueConverter } from './parser/value-converter.ts';

/** Every service of the language, without any of the protocol. */
export type WfServices = LangiumCoreServices;

/** What the language says in place of Langium's defaults. The language server merges it with its own modules. */
export const WfModule: Module<WfServices, PartialLangiumCoreServices> = {
  parser: {
    TokenBuilder: () => new WfTokenBuilder(),
    Lexer: (services) => new WfLexer(services),
    ValueConverter: () => new WfValueConverter(),
  },
};

/** The same for the services that all languages of a server share. */
export const WfSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {};

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

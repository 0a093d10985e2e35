import type { LangiumCoreServices, LangiumDocument, LangiumDocuments, ServiceRegistry, URI } from 'langium';
import type { LangiumServices, LangiumSharedServices } from 'langium/lsp';

/**
 * The services as the handlers of requests see them: of a file that is neither open nor in the workspace there is nothing
 * to say, which is no error. Langium's own handlers would read it from disk and fail.
 */
export function sayingNothingOfUnknownFiles(
  shared: LangiumSharedServices,
  language: LangiumServices,
): LangiumSharedServices {
  const { LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
  const registry = shared.ServiceRegistry;
  const isKnown = (uri: URI): boolean => LangiumDocuments.hasDocument(uri);
  const emptyDocument = (uri: URI): LangiumDocument => LangiumDocumentFactory.fromModel({ $type: 'INVALID' }, uri);
  const withoutFeatures = seenWith<Partial<Pick<LangiumServices, 'lsp'>> & LangiumCoreServices>(language, {
    lsp: undefined,
  });
  return seenWith(shared, {
    workspace: seenWith(shared.workspace, {
      LangiumDocuments: seenWith<LangiumDocuments>(LangiumDocuments, {
        getOrCreateDocument: (uri) => Promise.resolve(LangiumDocuments.getDocument(uri) ?? emptyDocument(uri)),
      }),
    }),
    ServiceRegistry: seenWith<ServiceRegistry>(registry, {
      getServices: (uri) => (isKnown(uri) ? registry.getServices(uri) : withoutFeatures),
    }),
  });
}

/** The same object, with some properties being others. */
function seenWith<T extends object>(object: T, others: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return new Proxy(object, {
    get: (target, property, receiver) =>
      Reflect.get(Object.hasOwn(others, property) ? others : target, property, receiver),
  });
}

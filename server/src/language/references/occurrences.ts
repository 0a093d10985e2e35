import {
  DocumentCache,
  DocumentState,
  URI,
  type LangiumDocument,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
} from 'langium';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import type { WfFile } from '../generated/ast.ts';
import { fileOf } from '../syntax/file-of.ts';
import { lastBefore } from '../syntax/last-before.ts';
import { MentionIndex } from './mention-index.ts';
import type { Named, Occurrence } from './occurrence.ts';
import { aliasesOf, occurrencesOf, type Aliases, type FilePart } from './occurrences-of.ts';

/** An occurrence with the document that it stands in. */
export interface PlacedOccurrence {
  readonly document: LangiumDocument;
  readonly occurrence: Occurrence;
}

/** What the search for names needs of the language. */
interface OccurrencesServices {
  readonly shared: LangiumSharedCoreServices;
  readonly documentation: { readonly CommentProvider: WfCommentProvider };
}

/**
 * Where names stand, for whoever asks about a place of the text or about all places of a name. Who asks about a place
 * reads only the part of the file that it lies in.
 */
export class Occurrences {
  private readonly cache: DocumentCache<FilePart, readonly Occurrence[]>;
  private readonly comments: WfCommentProvider;
  private readonly documents: LangiumDocuments;
  private readonly mentions: MentionIndex;

  constructor(services: OccurrencesServices) {
    this.cache = new DocumentCache(services.shared, DocumentState.Linked);
    this.comments = services.documentation.CommentProvider;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.mentions = new MentionIndex(services.shared);
  }

  /** All occurrences of a linked document in the order of the text. */
  in(document: LangiumDocument): readonly Occurrence[] {
    const file = fileOf(document);
    return file === undefined ? [] : this.inParts(partsOf(file), document, aliasesOf(file));
  }

  /** The name that a cursor stands in or at the end of; where two names touch, the one behind the cursor. */
  at(document: LangiumDocument, offset: number): Occurrence | undefined {
    const file = fileOf(document);
    if (file === undefined) return undefined;
    const all = this.inParts(partsAround(file, offset), document, aliasesOf(file));
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const nearest = all[low - 1];
    return nearest !== undefined && offset <= nearest.end ? nearest : undefined;
  }

  /** Every occurrence of one of the nodes, file by file: those that declare them first. Needs a workspace that is indexed. */
  of(nodes: readonly Named[]): readonly PlacedOccurrence[] {
    const uris = new Set(nodes.flatMap((node) => [...this.mentions.documentsNaming(node)]));
    return [...uris].flatMap((uri) => {
      const document = this.documents.getDocument(URI.parse(uri));
      if (document === undefined) return [];
      const occurrences = this.in(document).filter(({ targets }) => targets.some((target) => nodes.includes(target)));
      return occurrences.map((occurrence) => ({ document, occurrence }));
    });
  }

  private inParts(parts: readonly FilePart[], document: LangiumDocument, aliases: Aliases): readonly Occurrence[] {
    return parts.flatMap((part) =>
      this.cache.get(document.uri, part, () => occurrencesOf(part, document, aliases, this.comments)),
    );
  }
}

function partsOf({ imports, declarations }: WfFile): readonly FilePart[] {
  return [...imports, ...declarations];
}

/** The part that an offset is in or behind, and the next one: a cursor before a declaration may stand in its comment. */
function partsAround({ imports, declarations }: WfFile, offset: number): readonly FilePart[] {
  const declaration = lastBefore(declarations, offset + 1);
  if (declaration) return partAndNext(declarations, declaration);
  const statement = lastBefore(imports, offset + 1);
  return [...(statement ? partAndNext(imports, statement) : imports.slice(0, 1)), ...declarations.slice(0, 1)];
}

function partAndNext<T extends FilePart>(parts: readonly T[], { $containerIndex = 0 }: T): readonly T[] {
  return parts.slice($containerIndex, $containerIndex + 2);
}

import {
  DocumentCache,
  DocumentState,
  type AstNode,
  type LangiumDocument,
  type LangiumSharedCoreServices,
} from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { fileChecks } from '../checks/registry.ts';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import type { WfDocumentation } from '../documentation/documentation.ts';
import type { WfFile } from '../generated/ast.ts';
import { LoweringContext, type KnownAliases } from '../lowering/lowering-context.ts';
import { NodeIds } from '../lowering/node-ids.ts';
import type { Imports } from '../references/imports.ts';
import { fileOf } from '../syntax/file-of.ts';
import { LoweredParts, type LoweredPart } from './lowered-parts.ts';
import { unsettledWorkflows } from './unsettled-workflows.ts';
import { Versions, type VersionOf } from './versions.ts';

/** A document without its text, with the findings of the lowering and of the checks of the text. */
export interface LoweredDocument {
  /** The declarations in their order. One that says the same as before is the same object as before. */
  readonly parts: readonly LoweredPart[];
  readonly workflows: readonly Workflow[];
  /** The tools that the file declares, used or not. */
  readonly tools: readonly Tool[];
  /** The types that the file declares, and all that its tools and workflows refer to. */
  readonly types: readonly TypeDeclaration[];
  /** What was found wrong on the way. */
  readonly findings: readonly Finding[];
  /** Workflows of which a part is missing: see `unsettledWorkflows`. */
  readonly unsettled: ReadonlySet<NodeId>;
}

const empty: LoweredDocument = { parts: [], workflows: [], tools: [], types: [], findings: [], unsettled: new Set() };

/** What lowering needs of the language. */
interface LoweringServices {
  readonly shared: LangiumSharedCoreServices;
  readonly documentation: {
    readonly CommentProvider: WfCommentProvider;
    readonly DocumentationProvider: WfDocumentation;
  };
  readonly references: { readonly Imports: Imports };
}

/** Lowers documents, each once for each time that it, or anything that it imports, changes, and only what changed. */
export class Lowering {
  private readonly cache: DocumentCache<'lowered', LoweredDocument>;
  private readonly documentation: WfDocumentation;
  private readonly imports: Imports;
  private readonly versions: Versions;
  private readonly parts = new LoweredParts();

  constructor(services: LoweringServices) {
    this.cache = new DocumentCache(services.shared, DocumentState.Linked);
    this.documentation = services.documentation.DocumentationProvider;
    this.imports = services.references.Imports;
    this.versions = new Versions(services.documentation.CommentProvider);
    services.shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.parts.forget(uri);
    });
  }

  /** Total: any text gives a result. Needs a document whose scopes are computed. */
  lower(document: LangiumDocument): LoweredDocument {
    return this.cache.get(document.uri, 'lowered', () => this.compute(document));
  }

  /** A fresh context that names nodes as `home` sees them. */
  contextFor(home: LangiumDocument): LoweringContext {
    return new LoweringContext(new NodeIds(home.uri), this.documentation);
  }

  private compute(document: LangiumDocument): LoweredDocument {
    const file = fileOf(document);
    if (!file) return empty;
    const aliases: KnownAliases = new Map();
    const ids = new NodeIds(document.uri);
    const context = (): LoweringContext => new LoweringContext(ids, this.documentation, aliases);
    const versionOf = this.versions.now();
    const parts = file.declarations.map((declaration) =>
      this.parts.lower(declaration, document.uri, context, versionOf),
    );
    const fileFindings = this.fileFindings(file, context(), versionOf);
    return {
      parts,
      workflows: parts.map(({ workflow }) => workflow).filter((workflow) => workflow !== undefined),
      tools: parts.map(({ tool }) => tool).filter((tool) => tool !== undefined),
      types: typesOf(parts),
      findings: distinct([...fileFindings, ...parts.flatMap(({ findings }) => findings)]),
      unsettled: new Set([
        ...[...unsettledWorkflows(document)].map((workflow) => context().idOf(workflow)),
        ...parts.flatMap(misplacedIn),
      ]),
    };
  }

  private fileFindings(file: WfFile, context: LoweringContext, versionOf: VersionOf): readonly Finding[] {
    let known: ReadonlySet<AstNode> | undefined;
    const named = (): ReadonlySet<AstNode> => (known ??= namedIn(file, versionOf));
    for (const check of fileChecks) check(file, { lowering: context, imports: this.imports, named });
    return context.findings;
  }
}

/** The workflow, where an arrow of it leads somewhere in a form that means nothing, so that it is not known where. */
function misplacedIn({ workflow, findings }: LoweredPart): readonly NodeId[] {
  return workflow !== undefined && findings.some(({ code }) => code === 'invalid-flow') ? [workflow.id] : [];
}

/** What the declarations of a file name that is not themselves. */
function namedIn({ declarations }: WfFile, versionOf: VersionOf): ReadonlySet<AstNode> {
  const named = new Set<AstNode>();
  declarations.forEach((declaration) => {
    versionOf(declaration).targets.forEach((target) => {
      if (target && target !== declaration) named.add(target);
    });
  });
  return named;
}

/** Those that something refers to, in the order in which it does, then the others that the file declares. */
function typesOf(parts: readonly LoweredPart[]): readonly TypeDeclaration[] {
  const types = new Map<NodeId, TypeDeclaration>();
  const add = (type: TypeDeclaration): void => void types.set(type.id, type);
  parts
    .filter(({ type }) => !type)
    .forEach((part) => {
      part.types.forEach(add);
    });
  parts.forEach(({ type, types: further }) => {
    if (type) [type, ...further].forEach(add);
  });
  return [...types.values()];
}

/** A tool is lowered for each workflow that uses it; what is wrong with it is said once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.code} ${finding.at} ${finding.message}`, finding]));
  return [...seen.values()];
}

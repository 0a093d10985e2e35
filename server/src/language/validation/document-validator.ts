import {
  DefaultDocumentValidator,
  type Cancellation,
  type LangiumCoreServices,
  type LangiumDocument,
  type ReferenceInfo,
  type ScopeProvider,
  type ValidationOptions,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { ModuleFindings } from '../analysis/module-findings.ts';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import type { Origins } from '../analysis/origins.ts';
import { isArgument, isImportedName, isReference } from '../generated/ast.ts';
import type { Imports } from '../references/imports.ts';
import { linkingProblem } from '../references/linking-problem.ts';
import { unresolvedIn } from '../references/unresolved.ts';
import { docCommentProblems } from './doc-comment-problems.ts';
import { diagnosticOf } from './diagnostic-of.ts';
import { FindingPolicy } from './finding-policy.ts';
import { namesBesideErrors } from './names-beside-errors.ts';
import { plainSecrets } from './plain-secrets.ts';
import type { RatingSource } from './rating-source.ts';
import { surplusQuotes } from './surplus-quotes.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { callsUnreadHead, isBelowUnreadHead } from './unread-heads.ts';
import { hasUnnamedImport, mayBeImported } from './unnamed-imports.ts';
import { unreadNames } from './unread-names.ts';
import { isUnsure } from './unsure-findings.ts';

/** What finding all that is wrong needs of the language. */
type ValidatorServices = LangiumCoreServices & {
  readonly analysis: {
    readonly Analyzer: Analyzer;
    readonly ModuleFindings: ModuleFindings;
    readonly Origins: Origins;
  };
  readonly documentation: { readonly CommentProvider: WfCommentProvider };
  readonly references: { readonly Imports: Imports };
  readonly validation: { readonly RatingSource: RatingSource };
};

const nothingKnown = { findings: [], complete: false };

/**
 * All diagnostics of a document: what parser, linker, lowering and the checks of rules find is always among them. What the
 * runs show, and what the disk, is there with `slow`; as much of the one as is known without exploring with `explored`, as
 * much of the other as is known without looking in any case.
 */
export class WfDocumentValidator extends DefaultDocumentValidator {
  private readonly analyzer: () => Analyzer;
  private readonly modules: () => ModuleFindings;
  private readonly origins: Origins;
  private readonly imports: Imports;
  private readonly scopes: () => ScopeProvider;
  private readonly comments: WfCommentProvider;
  private readonly policy: FindingPolicy;

  constructor(services: ValidatorServices) {
    super(services);
    this.analyzer = () => services.analysis.Analyzer;
    this.modules = () => services.analysis.ModuleFindings;
    this.origins = services.analysis.Origins;
    this.imports = services.references.Imports;
    this.scopes = () => services.references.ScopeProvider;
    this.comments = services.documentation.CommentProvider;
    this.policy = new FindingPolicy(services.validation.RatingSource);
  }

  override async validateDocument(
    document: LangiumDocument,
    options: ValidationOptions = {},
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<Diagnostic[]> {
    const wants = (category: string): boolean => options.categories?.includes(category) ?? true;
    const syntax = syntaxErrors(document);
    const names = await super.validateDocument(document, {}, cancelToken);
    const quick = this.toDiagnostics(document, this.analyzer().quickFindings(document));
    const diagnostics = [
      ...namesBesideErrors(names, syntax),
      // What a statement uses that could not be read is not known.
      ...(syntax.length === 0 ? quick : quick.filter(({ code }) => !String(code).startsWith('unused-'))),
      ...plainSecrets(document),
      ...surplusQuotes(document),
      ...docCommentProblems(document, this.comments, syntax),
    ];
    const flow = wants('slow')
      ? { findings: await this.analyzer().flowFindings(document, cancelToken), complete: true }
      : wants('explored')
        ? this.analyzer().knownFlowFindings(document)
        : nothingKnown;
    const modules = wants('slow')
      ? { findings: await this.modules().all(document, cancelToken), complete: true }
      : this.modules().known(document);
    diagnostics.push(...this.toDiagnostics(document, [...modules.findings, ...flow.findings]));
    return this.policy.apply(document, diagnostics, { flow: flow.complete, modules: modules.complete });
  }

  /** Nothing is left that only `slow` would find. */
  isComplete(document: LangiumDocument): boolean {
    return this.analyzer().knownFlowFindings(document).complete && this.modules().isComplete(document);
  }

  /**
   * Findings with their places. One whose node is not in this text is left out: it belongs to an older one. So is one
   * that errors of syntax make unsure: nobody knows yet what will stand there.
   */
  toDiagnostics(document: LangiumDocument, findings: readonly Finding[]): Diagnostic[] {
    return findings.flatMap((finding) => {
      const place = this.origins.locate(document, finding.at);
      if (!place) return [];
      const relatedInformation = finding.related.flatMap(({ at, message }) => {
        const location = this.origins.locate(document, at);
        return location ? { location, message } : [];
      });
      const node = this.origins.node(document, finding.at);
      const located = { code: finding.code, node, range: place.range, related: relatedInformation };
      if (isUnsure(located, document)) return [];
      return diagnosticOf(finding.code, place.range, finding.message, {
        relatedInformation,
        data: { ...finding.data, ...(finding.witness ? { witness: finding.witness } : {}) },
      });
    });
  }

  /** No check is registered by the type of a node; Langium would walk the whole tree to ask none. */
  protected override validateAst(): Promise<Diagnostic[]> {
    return Promise.resolve([]);
  }

  private namesFor(reference: ReferenceInfo): readonly string[] {
    return this.scopes()
      .getScope(reference)
      .getAllElements()
      .map(({ name }) => name)
      .toArray();
  }

  protected override processLexingErrors(): void {
    // `syntaxErrors` reports those of lexer and parser together, which depend on each other.
  }

  protected override processParsingErrors(): void {
    // See `processLexingErrors`.
  }

  protected override processLinkingErrors(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    let compared = 0;
    const others = hasUnnamedImport(document);
    for (const { error, $refNode } of unresolvedIn(document)) {
      if (!error || !$refNode) continue;
      if (isArgument(error.info.container) && callsUnreadHead(error.info.container)) continue;
      if (isReference(error.info.container) && isBelowUnreadHead(error.info.container)) continue;
      const isOwn = !isArgument(error.info.container) && !isImportedName(error.info.container);
      if (isOwn && others && mayBeImported(error.info.container)) continue;
      if (isOwn && unreadNames(document).has(error.info.reference.$refText)) continue;
      const names = (): readonly string[] => {
        if (compared > mostCompared) return [];
        const found = this.namesFor(error.info);
        compared += found.length;
        return compared > mostCompared ? [] : found;
      };
      const problem = linkingProblem(error.info, this.imports, names);
      if (!problem) continue;
      diagnostics.push(
        diagnosticOf(problem.code, $refNode.range, problem.message, {
          data: {
            name: error.info.reference.$refText,
            property: error.info.property,
            type: error.info.container.$type,
          },
        }),
      );
    }
  }
}

/** So many names of a file are compared with those that mean nothing: this happens at every key. */
const mostCompared = 1_000;

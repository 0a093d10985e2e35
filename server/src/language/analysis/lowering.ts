import { DocumentCache, DocumentState, type AstNodeLocator, type LangiumDocument } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';
import { fileChecks } from '../checks/registry.ts';
import type { WfDocumentation } from '../documentation/documentation.ts';
import { lowerFile, type LoweredFile } from '../lowering/lower-file.ts';
import { LoweringContext } from '../lowering/lowering-context.ts';
import { NodeIds } from '../lowering/node-ids.ts';
import type { WfServices } from '../module.ts';
import type { Imports } from '../references/imports.ts';
import { fileOf } from '../syntax/file-of.ts';
import { usesIn, type Use } from '../syntax/used-nodes.ts';
import { unsettledWorkflows } from './unsettled-workflows.ts';

/** A document without its text, with the findings of the lowering and of the checks of the text. */
export interface LoweredDocument extends LoweredFile {
  /** Workflows of which a part is missing: see `unsettledWorkflows`. */
  readonly unsettled: ReadonlySet<NodeId>;
}

const empty: LoweredDocument = { workflows: [], tools: [], types: [], findings: [], unsettled: new Set() };

/** Lowers documents. Each is lowered once for each time that it, or anything that it imports, changes. */
export class Lowering {
  private readonly cache: DocumentCache<'lowered', LoweredDocument>;
  private readonly locator: AstNodeLocator;
  private readonly documentation: WfDocumentation;
  private readonly imports: Imports;

  constructor(services: WfServices) {
    this.cache = new DocumentCache(services.shared, DocumentState.Linked);
    this.locator = services.workspace.AstNodeLocator;
    this.documentation = services.documentation.DocumentationProvider;
    this.imports = services.references.Imports;
  }

  /** Total: any text gives a result. Needs a document whose scopes are computed. */
  lower(document: LangiumDocument): LoweredDocument {
    return this.cache.get(document.uri, 'lowered', () => this.compute(document));
  }

  /** A fresh context that names nodes as `home` sees them. */
  contextFor(home: LangiumDocument): LoweringContext {
    return new LoweringContext(new NodeIds(home.uri, this.locator), this.documentation);
  }

  private compute(document: LangiumDocument): LoweredDocument {
    const file = fileOf(document);
    if (!file) return empty;
    const context = this.contextFor(document);
    let known: readonly Use[] | undefined;
    const uses = (): readonly Use[] => (known ??= usesIn(file));
    for (const check of fileChecks) check(file, { lowering: context, imports: this.imports, uses });
    const unsettled = new Set([...unsettledWorkflows(document)].map((workflow) => context.idOf(workflow)));
    return { ...lowerFile(file, context), unsettled };
  }
}

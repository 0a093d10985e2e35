import { Cancellation, type LangiumDocument } from 'langium';
import { declarationFindings } from '#core/checks/check-declarations.ts';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { WfServices } from '../module.ts';
import type { ExplorationPauses } from './exploration-pauses.ts';
import type { LoweredPart } from './lowered-parts.ts';
import type { Lowering } from './lowering.ts';
import type { ProviderNames } from './provider-names.ts';

/** Findings of the flow by what they depend on: the workflow and its types as JSON. */
type FlowResults = Map<string, readonly Finding[]>;

/** A workflow to explore, with the key of its results. */
interface Flow {
  readonly key: string;
  readonly workflow: Workflow;
  readonly types: readonly TypeDeclaration[];
}

/** Findings of a declaration with what they depend on beside it. */
interface QuickResult {
  readonly providers: readonly string[];
  readonly settled: boolean;
  readonly findings: readonly Finding[];
}

/** What is wrong with a document beyond its syntax and names. */
export class Analyzer {
  private readonly lowering: Lowering;
  private readonly providers: ProviderNames;
  private readonly pauses: ExplorationPauses;
  private readonly flows = new Map<string, FlowResults>();
  /** What the flows of a lowered declaration depend on, as JSON. */
  private readonly keys = new WeakMap<LoweredPart, string>();
  private readonly quick = new WeakMap<LoweredPart, QuickResult>();

  constructor(services: WfServices) {
    this.lowering = services.analysis.Lowering;
    this.providers = services.analysis.ProviderNames;
    this.pauses = services.analysis.ExplorationPauses;
    services.shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.flows.delete(uri.toString());
    });
  }

  /** Findings of text, types and rules: cheap enough for every key stroke. */
  quickFindings(document: LangiumDocument): readonly Finding[] {
    const { findings, parts, unsettled } = this.lowering.lower(document);
    const providers = this.providers.all();
    const found = parts.flatMap((part) =>
      this.quickFindingsOf(part, providers, !unsettled.has(part.workflow?.id ?? '')),
    );
    return [...findings, ...found];
  }

  private quickFindingsOf(part: LoweredPart, providers: readonly string[], settled: boolean): readonly Finding[] {
    const known = this.quick.get(part);
    if (known?.providers === providers && known.settled === settled) return known.findings;
    const { workflow, tool, types } = part;
    const declared = declarationFindings({
      workflows: workflow ? [workflow] : [],
      tools: tool ? [tool] : [],
      types: typeTable(types),
      providers,
    });
    const findings = [...declared, ...(workflow ? ruleFindings(workflow, settled) : [])];
    this.quick.set(part, { providers, settled, findings });
    return findings;
  }

  /**
   * Findings of every run of every workflow. Gives control back every few milliseconds and rejects with
   * `OperationCancelled` when cancelled. A workflow that was explored and did not change since keeps its findings.
   */
  async flowFindings(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None,
  ): Promise<readonly Finding[]> {
    const known = this.flowsOf(document);
    const results: FlowResults = new Map();
    for (const { key, workflow, types } of this.flowsIn(document)) {
      const findings = known.get(key) ?? (await this.explored(workflow, types, cancelToken));
      // Known at once, so that it is not looked for again when the next exploration is cancelled.
      known.set(key, findings);
      results.set(key, findings);
    }
    this.flows.set(document.uri.toString(), results);
    return [...results.values()].flat();
  }

  /** What is known of the runs without exploring any: the findings of workflows that did not change, and whether that is all. */
  knownFlowFindings(document: LangiumDocument): { readonly findings: readonly Finding[]; readonly complete: boolean } {
    const known = this.flowsOf(document);
    const keys = new Set(this.flowsIn(document).map(({ key }) => key));
    const explored = [...keys].flatMap((key) => known.get(key) ?? []);
    return { findings: explored, complete: [...keys].every((key) => known.has(key)) };
  }

  private flowsOf(document: LangiumDocument): FlowResults {
    const uri = document.uri.toString();
    const known: FlowResults = this.flows.get(uri) ?? new Map<string, readonly Finding[]>();
    this.flows.set(uri, known);
    return known;
  }

  /** The workflows of which it is known what their runs do, as far as it is written. */
  private flowsIn(document: LangiumDocument): readonly Flow[] {
    const { parts, unsettled } = this.lowering.lower(document);
    return parts.flatMap((part) => {
      const { workflow, types } = part;
      return workflow && !unsettled.has(workflow.id) ? { key: this.keyOf(part), workflow, types } : [];
    });
  }

  private keyOf(part: LoweredPart): string {
    const known = this.keys.get(part);
    if (known !== undefined) return known;
    const key = JSON.stringify([part.workflow, part.types]);
    this.keys.set(part, key);
    return key;
  }

  private async explored(
    workflow: Workflow,
    types: readonly TypeDeclaration[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<readonly Finding[]> {
    const steps = flowFindings(workflow, types);
    for (;;) {
      await this.pauses.next(cancelToken);
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}

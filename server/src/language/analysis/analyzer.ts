import { Cancellation, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { declarationFindings } from '#core/checks/check-declarations.ts';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { flowOf, type Flow } from '#core/ir/flow.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { ExplorationPauses } from './exploration-pauses.ts';
import type { LoweredPart } from './lowered-parts.ts';
import type { LoweredDocument, Lowering } from './lowering.ts';
import type { ProviderNames } from './provider-names.ts';

/** Findings of the flow by what they depend on: the flow of a workflow and its types as JSON. */
type FlowResults = Map<string, readonly Finding[]>;

/** A flow to explore, with the key of its results. */
interface KeyedFlow {
  readonly key: string;
  readonly flow: Flow;
  readonly types: readonly TypeDeclaration[];
}

/** Findings of a declaration with what they depend on beside it. */
interface QuickResult {
  readonly providers: readonly string[];
  readonly settled: boolean;
  readonly findings: readonly Finding[];
}

/** An exploration that somebody asks for: all who do take its steps in turn. */
interface Exploration {
  readonly steps: Iterator<unknown, readonly Finding[]>;
  askers: number;
  found?: readonly Finding[];
}

/** What the analysis needs of the language. */
interface AnalyzerServices {
  readonly shared: LangiumSharedCoreServices;
  readonly analysis: {
    readonly Lowering: Lowering;
    readonly ProviderNames: ProviderNames;
    readonly ExplorationPauses: ExplorationPauses;
  };
}

/** What is wrong with a document beyond its syntax and names. */
export class Analyzer {
  private readonly lowering: Lowering;
  private readonly providers: ProviderNames;
  private readonly pauses: ExplorationPauses;
  private readonly flows = new Map<string, FlowResults>();
  private readonly explorations = new Map<string, Exploration>();
  private other: Analyzer | undefined;
  private readonly settled = new WeakMap<LoweredDocument, readonly KeyedFlow[]>();
  private readonly keyed = new WeakMap<LoweredPart, KeyedFlow | undefined>();
  private readonly quick = new WeakMap<LoweredPart, QuickResult>();

  constructor(services: AnalyzerServices) {
    this.lowering = services.analysis.Lowering;
    this.providers = services.analysis.ProviderNames;
    this.pauses = services.analysis.ExplorationPauses;
    services.shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.flows.delete(uri.toString());
    });
  }

  /** Takes from another analyzer what it knows of the runs, before it explores any. */
  askFirst(other: Analyzer): void {
    this.other = other;
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
    const flow = this.flowIn(part)?.flow;
    const findings = [...declared, ...(flow ? ruleFindings(flow, settled) : [])];
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
    for (const one of this.flowsIn(document)) {
      const { key } = one;
      const findings =
        known.get(key) ??
        this.other?.flows.get(document.uri.toString())?.get(key) ??
        (await this.explored(one, cancelToken));
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
  private flowsIn(document: LangiumDocument): readonly KeyedFlow[] {
    const lowered = this.lowering.lower(document);
    const flows = this.settled.get(lowered) ?? this.settledFlows(lowered);
    this.settled.set(lowered, flows);
    return flows;
  }

  private settledFlows({ parts, unsettled }: LoweredDocument): readonly KeyedFlow[] {
    const flows = parts.map((part) => this.flowIn(part));
    return flows.filter((flow) => flow !== undefined).filter(({ flow }) => !unsettled.has(flow.id));
  }

  /** The flow of a lowered workflow: the same object each time, as checks keep what they found out about it. */
  private flowIn(part: LoweredPart): KeyedFlow | undefined {
    if (this.keyed.has(part)) return this.keyed.get(part);
    const { workflow, types } = part;
    const flow = workflow && flowOf(workflow);
    const keyed = flow && { key: JSON.stringify([flow, types]), flow, types };
    this.keyed.set(part, keyed);
    return keyed;
  }

  private async explored(
    { key, flow, types }: KeyedFlow,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<readonly Finding[]> {
    const exploration = this.explorations.get(key) ?? { steps: flowFindings(flow, types), askers: 0 };
    this.explorations.set(key, exploration);
    exploration.askers += 1;
    try {
      for (;;) {
        await this.pauses.next(cancelToken);
        if (exploration.found) return exploration.found;
        const step = exploration.steps.next();
        if (step.done) return (exploration.found = step.value);
      }
    } finally {
      exploration.askers -= 1;
      if (exploration.askers === 0) this.explorations.delete(key);
    }
  }
}

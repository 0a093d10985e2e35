import { Cancellation, type LangiumDocument } from 'langium';
import { declarationFindings } from '#core/checks/check-declarations.ts';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { WfServices } from '../module.ts';
import type { ExplorationPauses } from './exploration-pauses.ts';
import type { Lowering } from './lowering.ts';
import type { ProviderNames } from './provider-names.ts';

/** Findings of the flow by what they depend on: the workflow and its types as JSON. */
type FlowResults = ReadonlyMap<string, readonly Finding[]>;

/** What is wrong with a document beyond its syntax and names. */
export class Analyzer {
  private readonly lowering: Lowering;
  private readonly providers: ProviderNames;
  private readonly pauses: ExplorationPauses;
  private readonly flows = new Map<string, FlowResults>();

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
    const { findings, workflows, tools, types, unsettled } = this.lowering.lower(document);
    const declared = declarationFindings({
      workflows,
      tools,
      types: typeTable(types),
      providers: this.providers.all(),
    });
    const ruled = workflows.flatMap((workflow) => ruleFindings(workflow, !unsettled.has(workflow.id)));
    return [...findings, ...declared, ...ruled];
  }

  /**
   * Findings of every run of every workflow. Gives control back every few milliseconds and rejects with
   * `OperationCancelled` when cancelled. A workflow that did not change since the last call keeps its findings.
   */
  async flowFindings(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None,
  ): Promise<readonly Finding[]> {
    const { workflows, types, unsettled } = this.lowering.lower(document);
    const known = this.flows.get(document.uri.toString());
    const results = new Map<string, readonly Finding[]>();
    for (const workflow of workflows.filter(({ id }) => !unsettled.has(id))) {
      const key = JSON.stringify([workflow, types]);
      results.set(key, known?.get(key) ?? (await this.explored(workflow, types, cancelToken)));
    }
    this.flows.set(document.uri.toString(), results);
    return [...results.values()].flat();
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

import { AstUtils, URI, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
} from 'vscode-languageserver';
import { followersOf } from '#core/automaton/followers.ts';
import { predecessorsOf } from '#core/automaton/predecessors.ts';
import type { Space } from '#core/automaton/space.ts';
import { firstMention } from '#core/checks/statements.ts';
import type { Lowering } from '#language/analysis/lowering.ts';
import type { Origins } from '#language/analysis/origins.ts';
import { isTool, isWorkflow } from '#language/generated/ast.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import type { WfServerServices } from '../services.ts';
import { placesBetween, type Step } from './call-places.ts';
import { exploredFlow } from './explored-flow.ts';

/** A step of the runs of one workflow of one document. */
interface Place {
  readonly document: LangiumDocument;
  readonly space: Space;
  readonly step: Step;
}

/**
 * The flow as calls: what leads to a tool, and what may follow it, in some run of the workflow. A tool is an item of its
 * own in each workflow; the beginning of a run has the name of the workflow, its end is called `exit`.
 */
export class WfCallHierarchy implements CallHierarchyProvider {
  private readonly occurrences: Occurrences;
  private readonly lowering: Lowering;
  private readonly origins: Origins;
  private readonly documents: LangiumDocuments;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
    this.lowering = services.analysis.Lowering;
    this.origins = services.analysis.Origins;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  /** The tool in the workflow around the cursor; at its declaration, in every workflow that names it; a workflow by its start. */
  prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams): CallHierarchyItem[] {
    const offset = document.textDocument.offsetAt(position);
    const here = this.occurrences.at(document, offset);
    const [target] = here?.targets ?? [];
    if (here === undefined || !(isTool(target) || isWorkflow(target))) return [];
    const around = this.workflowAround(document, here.offset);
    if (around !== undefined && here.role === 'read') {
      return this.itemsOf(document, around, { kind: 'tool', tool: here.name });
    }
    const starts = isWorkflow(target) ? this.itemsOf(AstUtils.getDocument(target), target.name, { kind: 'start' }) : [];
    const uses = this.occurrences.of([target]).filter(({ occurrence }) => occurrence.role === 'read');
    const items = uses.flatMap(({ document: user, occurrence }) => {
      const workflow = this.workflowAround(user, occurrence.offset);
      return workflow === undefined ? [] : this.itemsOf(user, workflow, { kind: 'tool', tool: occurrence.name });
    });
    return distinct([...starts, ...items]);
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
    const place = this.placeOf(item);
    if (place === undefined || place.step.kind === 'start') return [];
    return stepsBefore(place.space, place.step).flatMap((step) => {
      const [from] = this.itemAt({ ...place, step });
      return from === undefined ? [] : [{ from, fromRanges: this.rangesBetween(place, step, place.step) }];
    });
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
    const place = this.placeOf(item);
    if (place === undefined || place.step.kind === 'end') return [];
    return stepsAfter(place.space, place.step).flatMap((step) => {
      const [to] = this.itemAt({ ...place, step });
      return to === undefined ? [] : [{ to, fromRanges: this.rangesBetween(place, place.step, step) }];
    });
  }

  private rangesBetween({ document, space }: Place, from: Step, to: Step): CallHierarchyIncomingCall['fromRanges'] {
    const ids = placesBetween(space.system.workflow, from, to);
    const places = ids.flatMap((id) => this.origins.locate(document, id) ?? []);
    return places.filter(({ uri }) => uri === document.uri.toString()).map(({ range }) => range);
  }

  private itemsOf(document: LangiumDocument, workflow: string, step: Step): CallHierarchyItem[] {
    const { workflows, types } = this.lowering.lower(document);
    const lowered = workflows.find(({ name }) => name === workflow);
    return lowered === undefined ? [] : this.itemAt({ document, space: exploredFlow(lowered, types), step });
  }

  private itemAt({ document, space, step }: Place): CallHierarchyItem[] {
    const { workflow } = space.system;
    const id = step.kind === 'tool' ? firstMention(workflow, step.tool) : workflow.id;
    const place = this.origins.locate(document, id);
    if (place?.uri !== document.uri.toString()) return [];
    const data = { workflow: workflow.name, step };
    const kind = step.kind === 'tool' ? SymbolKind.Function : SymbolKind.Event;
    const name = step.kind === 'tool' ? step.tool : step.kind === 'start' ? workflow.name : 'exit';
    return [
      { name, kind, detail: workflow.name, uri: place.uri, range: place.range, selectionRange: place.range, data },
    ];
  }

  /** The place that an item was made for, in the text as it is now. */
  private placeOf({ uri, data }: CallHierarchyItem): Place | undefined {
    const document = this.documents.getDocument(URI.parse(uri));
    const { workflow, step } = (data ?? {}) as { readonly workflow?: string; readonly step?: Step };
    if (document === undefined || workflow === undefined || step === undefined) return undefined;
    const { workflows, types } = this.lowering.lower(document);
    const lowered = workflows.find(({ name }) => name === workflow);
    return lowered && { document, space: exploredFlow(lowered, types), step };
  }

  private workflowAround(document: LangiumDocument, offset: number): string | undefined {
    const { workflows } = this.lowering.lower(document);
    return workflows.find(({ id }) => {
      const cst = this.origins.node(document, id)?.$cstNode;
      return cst !== undefined && cst.offset < offset && offset < cst.end;
    })?.name;
  }
}

function stepsAfter(space: Space, from: Step): readonly Step[] {
  const { tools, mayEnd } = followersOf(space, from.kind === 'tool' ? from.tool : undefined);
  return [...tools.map(toolStep), ...(mayEnd ? [{ kind: 'end' as const }] : [])];
}

function stepsBefore(space: Space, to: Step): readonly Step[] {
  if (to.kind === 'tool') {
    const { tools, first } = predecessorsOf(space, to.tool);
    return [...(first ? [{ kind: 'start' as const }] : []), ...tools.map(toolStep)];
  }
  const tools = space.system.workflow.tools.map(({ name }) => toolStep(name));
  return tools.filter((step) => stepsAfter(space, step).some(({ kind }) => kind === 'end'));
}

function toolStep(tool: string): Step {
  return { kind: 'tool', tool };
}

function distinct(items: readonly CallHierarchyItem[]): CallHierarchyItem[] {
  return [...new Map(items.map((item) => [JSON.stringify([item.uri, item.data]), item])).values()];
}

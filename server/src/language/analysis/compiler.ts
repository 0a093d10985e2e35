import { URI, type LangiumDocument, type LangiumDocuments, type LangiumSharedCoreServices } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Program, Workflow } from '#core/ir/workflow.ts';
import { isWorkflow } from '../generated/ast.ts';
import { lowerAliases } from '../lowering/lower-declaration.ts';
import { lowerWorkflow } from '../lowering/lower-workflow.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import type { Diagnostics, LocatedFinding } from './diagnostics.ts';
import type { Lowering } from './lowering.ts';
import type { Origins, Place } from './origins.ts';

/** A program with the place of each of its nodes, or why there is none. */
export type CompileResult =
  | {
      readonly kind: 'program';
      readonly program: Program;
      readonly origins: Readonly<Record<NodeId, Place>>;
      /** Hexadecimal SHA-256 of the program: equal for equal programs. */
      readonly digest: string;
    }
  | { readonly kind: 'findings'; readonly findings: readonly LocatedFinding[] }
  | { readonly kind: 'no-workflow'; readonly workflows: readonly string[] };

/** What compiling needs of the language. */
interface CompilerServices {
  readonly shared: LangiumSharedCoreServices;
  readonly analysis: {
    readonly Lowering: Lowering;
    readonly Origins: Origins;
    readonly Diagnostics: Diagnostics;
  };
}

/** Makes programs out of documents: one workflow, and every workflow that it can call. */
export class Compiler {
  private readonly lowering: Lowering;
  private readonly origins: Origins;
  private readonly diagnostics: Diagnostics;
  private readonly documents: LangiumDocuments;

  constructor(services: CompilerServices) {
    this.lowering = services.analysis.Lowering;
    this.origins = services.analysis.Origins;
    this.diagnostics = services.analysis.Diagnostics;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  /**
   * Compiles the workflow of that name, or the only one. Findings of severity error in it, in the workflows that it
   * calls, or in the syntax of a file that they come from refuse the program: those of its own file come first.
   */
  async compile(document: LangiumDocument, workflow?: string): Promise<CompileResult> {
    const { workflows } = this.lowering.lower(document);
    const named = workflows.filter(({ name }) => workflow === undefined || name === workflow);
    const entry = named[0];
    if (!entry || (workflow === undefined && named.length > 1)) {
      return { kind: 'no-workflow', workflows: workflows.map(({ name }) => name) };
    }
    const context = this.lowering.contextFor(document);
    const reached = this.reach(document, entry.id, context);
    const types = lowerAliases(context);
    const program: Program = { version: 1, entry: entry.id, workflows: reached, types };

    const errors = await this.errors(document, program);
    if (errors.length > 0) return { kind: 'findings', findings: errors };
    // Loaded here: it takes a while, and a check needs no digest.
    const { createHash } = process.getBuiltinModule('node:crypto');
    const digest = createHash('sha256').update(JSON.stringify(program)).digest('hex');
    return { kind: 'program', program, origins: this.places(document, program), digest };
  }

  /** The workflow and all that it calls, directly or through others; each once, though they call in a circle. */
  private reach(document: LangiumDocument, entry: NodeId, context: LoweringContext): readonly Workflow[] {
    const reached = new Map<NodeId, Workflow>();
    const queue = [entry];
    for (const id of queue) {
      const node = this.origins.node(document, id);
      if (reached.has(id) || !isWorkflow(node)) continue;
      const workflow = lowerWorkflow(node, context);
      reached.set(id, workflow);
      for (const { implementation } of workflow.tools) {
        if (implementation?.kind === 'workflow') queue.push(implementation.workflow);
      }
    }
    return [...reached.values()];
  }

  private async errors(document: LangiumDocument, program: Program): Promise<readonly LocatedFinding[]> {
    const ids = idsIn(program);
    const uris = new Set([
      document.uri.toString(),
      ...ids.flatMap((id) => this.origins.locate(document, id)?.uri ?? []),
    ]);
    const included = new Set(program.workflows.flatMap(({ id }) => this.origins.node(document, id) ?? []));
    const errors: LocatedFinding[] = [];
    for (const uri of uris) {
      const part = this.documents.getDocument(URI.parse(uri));
      if (part === undefined) continue;
      const found = await this.diagnostics.errorsFor(part, (node) => !isWorkflow(node) || included.has(node));
      errors.push(...found);
    }
    return errors;
  }

  private places(document: LangiumDocument, program: Program): Readonly<Record<NodeId, Place>> {
    return Object.fromEntries(
      idsIn(program).flatMap((id) => {
        const place = this.origins.locate(document, id);
        return place ? [[id, place]] : [];
      }),
    );
  }
}

/** Every id in a program. */
function idsIn(program: Program): readonly NodeId[] {
  const ids = new Set<NodeId>();
  const queue: unknown[] = [program];
  for (const value of queue) {
    if (Array.isArray(value)) queue.push(...(value as unknown[]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === 'id' && typeof part === 'string') ids.add(part);
        else queue.push(part);
      }
    }
  }
  return [...ids];
}

import type { LangiumDocument } from 'langium';
import type { Parameter, Tool as LoweredTool } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import type { Reference } from '#core/ir/value.ts';
import type { Workflow as LoweredWorkflow } from '#core/ir/workflow.ts';
import { typesInTool, typesInWorkflow } from '#core/types/reference-types.ts';
import { typeTable, type TypeTable } from '#core/types/type-table.ts';
import { isTool, isTypeAlias, isWorkflow, type Callable, type Declaration } from '#language/generated/ast.ts';
import { lowerAliases } from '#language/lowering/lower-declaration.ts';
import { lowerTool } from '#language/lowering/lower-tool.ts';
import { lowerWorkflow } from '#language/lowering/lower-workflow.ts';
import type { LoweringContext } from '#language/lowering/lowering-context.ts';
import { namesOf } from '#language/references/file-names.ts';
import { FileScope } from '#language/references/file-scope.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import type { WfServerServices } from '../services.ts';

/** A declaration under the name that it has in a file. */
export interface NamedDeclaration {
  readonly name: string;
  readonly node: Declaration;
  /** Smaller for one that comes before another among all that the file can name. */
  readonly place: number;
}

/** A tool or workflow under the name that it has in a file. */
export interface NamedCallable extends NamedDeclaration {
  readonly node: Callable;
}

/** What the text around the cursor means. Lowers no more of the file than is asked for. */
export class Facts {
  private readonly document: LangiumDocument;
  private readonly services: WfServerServices;
  private readonly context: LoweringContext;
  private readonly lowered = new Map<string, LoweredTool | undefined>();
  private current: LoweredWorkflow | undefined;
  /** The declaration around the cursor. */
  readonly declaration: Declaration | undefined;

  constructor(document: LangiumDocument, services: WfServerServices, declaration: Declaration | undefined) {
    this.document = document;
    this.services = services;
    this.context = services.analysis.Lowering.contextFor(document);
    this.declaration = declaration;
  }

  /** The workflow around the cursor. */
  get workflow(): LoweredWorkflow | undefined {
    if (!isWorkflow(this.declaration)) return undefined;
    this.current ??= lowerWorkflow(this.declaration, this.context);
    return this.current;
  }

  /** Types that anything lowered so far refers to. */
  get types(): TypeTable {
    return typeTable(lowerAliases(this.context));
  }

  /** A tool or workflow by its name in this file. */
  callable(name: string): LoweredTool | undefined {
    if (this.lowered.has(name)) return this.lowered.get(name);
    const node = this.declared(name);
    const tool = node === undefined || isTypeAlias(node) ? undefined : lowerTool(node, name, this.context);
    this.lowered.set(name, tool);
    return tool;
  }

  /** What a name of this file stands for. */
  declared(name: string): Declaration | undefined {
    return this.scope('Declaration')?.getElement(name)?.node as Declaration | undefined;
  }

  /** Tools and workflows that this file can name, its own first. */
  *callables(): Generator<NamedCallable, void, undefined> {
    for (const one of this.named()) if (isCallable(one)) yield one;
  }

  /** A tool or workflow that this file can name so. */
  callableNamed(name: string): NamedCallable | undefined {
    const one = this.own(name) ?? this.imported().find((other) => other.name === name);
    return one && isCallable(one) ? one : undefined;
  }

  /** Everything that this file can name, its own first. That may be thousands: who needs a few takes no more. */
  *named(): Generator<NamedDeclaration, void, undefined> {
    for (const node of fileOf(this.document)?.declarations ?? []) {
      const one = this.own(written(node.name) ?? '');
      // Of two with one name the first counts.
      if (one?.node === node) yield one;
    }
    yield* this.imported();
  }

  /** Everything of other files that this file can name. */
  imported(): readonly NamedDeclaration[] {
    const file = fileOf(this.document);
    if (file === undefined) return [];
    const { declared, imported } = namesOf(file);
    return [...imported].flatMap(([name, item], index) => {
      const node = declared.has(name) ? undefined : written(item.declaration)?.ref;
      return node === undefined ? [] : [{ name, node, place: file.declarations.length + index }];
    });
  }

  private own(name: string): NamedDeclaration | undefined {
    const file = fileOf(this.document);
    const node = file && namesOf(file).declared.get(name);
    return node && { name, node, place: node.$containerIndex ?? 0 };
  }

  /** Inputs of the workflow or parameters of the tool around the cursor. */
  get parameters(): readonly Parameter[] {
    if (isWorkflow(this.declaration)) return this.workflow?.inputs ?? [];
    return this.tool?.parameters ?? [];
  }

  /** The tool around the cursor. */
  get tool(): LoweredTool | undefined {
    if (!isTool(this.declaration)) return undefined;
    return this.callable(written(this.declaration.name) ?? '') ?? lowerTool(this.declaration, '', this.context);
  }

  /** The type of what a reference begins with, at the cursor. */
  typeOf(reference: Reference): Type | undefined {
    const { workflow, tool, types } = this;
    if (workflow !== undefined) return typesInWorkflow(workflow, types)(reference);
    return tool && typesInTool(tool, types)(reference);
  }

  private scope(type: string): FileScope | undefined {
    const file = fileOf(this.document);
    if (file === undefined) return undefined;
    return new FileScope(file, type, {
      reflection: this.services.shared.AstReflection,
      descriptions: this.services.workspace.AstNodeDescriptionProvider,
      imports: this.services.references.Imports,
    });
  }
}

function isCallable(one: NamedDeclaration): one is NamedCallable {
  return !isTypeAlias(one.node);
}

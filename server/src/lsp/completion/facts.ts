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

interface NamedDeclaration {
  readonly name: string;
  readonly node: Declaration;
}

interface NamedCallable extends NamedDeclaration {
  readonly node: Callable;
}

/** What the text around the cursor means. Lowers no more of the file than is asked for. */
export class Facts {
  private readonly document: LangiumDocument;
  private readonly services: WfServerServices;
  private readonly context: LoweringContext;
  private readonly lowered = new Map<string, LoweredTool | undefined>();
  private all: readonly NamedDeclaration[] | undefined;
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
  callables(): readonly NamedCallable[] {
    return this.named().filter((one): one is NamedCallable => isTool(one.node) || isWorkflow(one.node));
  }

  /** Everything that this file can name. */
  named(): readonly NamedDeclaration[] {
    this.all ??= this.readNames();
    return this.all;
  }

  private readNames(): readonly NamedDeclaration[] {
    const file = fileOf(this.document);
    if (file === undefined) return [];
    const own = Array.from(namesOf(file).declared, ([name, node]) => ({ name, node }));
    return [...own, ...this.imported()];
  }

  /** Everything of other files that this file can name. */
  imported(): readonly NamedDeclaration[] {
    const file = fileOf(this.document);
    if (file === undefined) return [];
    const { declared, imported } = namesOf(file);
    return [...imported].flatMap(([name, item]) => {
      const node = declared.has(name) ? undefined : written(item.declaration)?.ref;
      return node === undefined ? [] : [{ name, node }];
    });
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

import {
  AstUtils,
  EMPTY_SCOPE,
  MapScope,
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type AstReflection,
  type LangiumCoreServices,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
} from 'langium';
import {
  isArgument,
  isCall,
  isImportedName,
  isReference,
  isTool,
  isWfFile,
  isWorkflow,
  type Parameter,
  type WfFile,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { FileScope } from './file-scope.ts';
import { namesOf } from './file-names.ts';
import type { Imports } from './imports.ts';

/**
 * What a name can mean where it stands. Every look-up is one of a map: a file of 10,000 lines links in a fraction of a second.
 *
 * Names are file-scoped: own declarations and imports. Fixed arguments name parameters of the called tool; values and
 * placeholders see the parameters of the tool or workflow around them first.
 */
export class WfScopeProvider implements ScopeProvider {
  private readonly reflection: AstReflection;
  private readonly descriptions: AstNodeDescriptionProvider;
  private readonly imports: Imports;
  private readonly parameterScopes = new WeakMap<AstNode, MapScope>();

  constructor(services: LangiumCoreServices & { readonly references: { readonly Imports: Imports } }) {
    this.reflection = services.shared.AstReflection;
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
    this.imports = services.references.Imports;
  }

  getScope(context: ReferenceInfo): Scope {
    const { container } = context;
    const type = this.reflection.getReferenceType(context);
    if (isArgument(container)) return this.parametersOfCall(container.$container);
    const file = AstUtils.findRootNode(container);
    if (!isWfFile(file)) return EMPTY_SCOPE;
    if (isImportedName(container)) return this.exports(container, file);
    if (!isReference(container)) return this.names(file, type);
    const owner = AstUtils.getContainerOfType(container, isTool) ?? AstUtils.getContainerOfType(container, isWorkflow);
    if (!owner) return EMPTY_SCOPE;
    // A tool is described by its own parameters only; the names of other tools mean nothing there.
    return isTool(owner) ? this.parameters(owner) : this.parameters(owner, this.names(file, type));
  }

  private parametersOfCall(call: AstNode): Scope {
    const callable = isCall(call) ? written(call.tool)?.ref : undefined;
    return callable ? this.parameters(callable) : EMPTY_SCOPE;
  }

  private parameters(owner: AstNode & { readonly parameters: readonly Parameter[] }, outer?: Scope): Scope {
    let own = this.parameterScopes.get(owner);
    if (!own) {
      own = new MapScope(this.describe(owner.parameters.toReversed()));
      this.parameterScopes.set(owner, own);
    }
    return outer ? new MapScope(own.elements.values(), outer) : own;
  }

  private *describe(parameters: readonly Parameter[]): Generator<AstNodeDescription> {
    for (const parameter of parameters) {
      const name = written(parameter.name);
      if (name) yield this.descriptions.createDescription(parameter, name);
    }
  }

  private names(file: WfFile, type: string): Scope {
    return new FileScope(file, type, {
      reflection: this.reflection,
      descriptions: this.descriptions,
      imports: this.imports,
    });
  }

  /** What the file behind an import declares: exactly what can be imported, for names are not passed on. */
  private exports(item: AstNode, file: WfFile): Scope {
    const statement = item.$container;
    const uri = file.$document?.uri;
    if (!statement || !uri || !('names' in statement)) return EMPTY_SCOPE;
    const target = this.imports.fileOf(statement as Parameters<Imports['fileOf']>[0], uri);
    if (!target) return EMPTY_SCOPE;
    return new MapScope(
      [...namesOf(target).declared].map(([name, node]) => this.descriptions.createDescription(node, name)),
    );
  }
}

import type { AstNode } from 'langium';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { Finding, RelatedNode } from '#core/diagnostics/finding.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { WfDocumentation } from '../documentation/documentation.ts';
import type { TypeAlias } from '../generated/ast.ts';
import type { NodeIds } from './node-ids.ts';

/** A type declaration, lowered, and those that it refers to directly. */
export interface LoweredAlias {
  readonly lowered: TypeDeclaration;
  readonly refersTo: ReadonlySet<TypeAlias>;
}

export type KnownAliases = Map<TypeAlias, LoweredAlias>;

/** What every part of the lowering of one file shares. */
export class LoweringContext {
  readonly ids: NodeIds;
  readonly documentation: WfDocumentation;
  readonly findings: Finding[] = [];
  /** Type declarations that something lowered refers to. Grows while they are lowered themselves. */
  readonly aliases = new Set<TypeAlias>();
  readonly knownAliases: KnownAliases;

  /** `knownAliases` are what type declarations were lowered to while nothing has changed, and may be shared by contexts of a file. */
  constructor(ids: NodeIds, documentation: WfDocumentation, knownAliases: KnownAliases = new Map()) {
    this.ids = ids;
    this.documentation = documentation;
    this.knownAliases = knownAliases;
  }

  /** Reports something wrong with a node of this file; what is wrong with another file is said there. */
  report(code: DiagnosticCode, node: AstNode, message: string, extra: FindingExtra = {}): void {
    if (!this.ids.isHome(node)) return;
    const { related = [], ...rest } = extra;
    this.findings.push({ code, at: this.ids.of(node), message, related, ...rest });
  }

  /** The documentation of a node as a property that may be spread. */
  docOf(node: AstNode): { readonly doc?: string } {
    const doc = this.documentation.getDocumentation(node);
    return doc === undefined ? {} : { doc };
  }

  idOf(node: AstNode): NodeId {
    return this.ids.of(node);
  }
}

export interface FindingExtra {
  readonly related?: readonly RelatedNode[];
  readonly data?: NonNullable<Finding['data']>;
}

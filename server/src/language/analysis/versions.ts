import { isReference, type AstNode, type ReferenceInfo } from 'langium';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import { isWfFile, type Declaration } from '../generated/ast.ts';
import { referencesIn } from '../references/references-in.ts';

/** What a declaration says by itself: its text never changes while its node lives, so the rest is where and with whom it stands. */
interface Version {
  readonly place: number | undefined;
  readonly comment: string | undefined;
  /** What its names stand for, in their order. */
  readonly targets: readonly (AstNode | undefined)[];
}

/** The version of a declaration: the same object as long as it says the same. */
export type VersionOf = (declaration: Declaration) => Version;

/** Tells which declarations say the same as before, though others have changed. */
export class Versions {
  private readonly known = new WeakMap<Declaration, Version>();
  private readonly comments: WfCommentProvider;

  constructor(comments: WfCommentProvider) {
    this.comments = comments;
  }

  /** Versions as the linked documents stand now; each is looked at once. */
  now(): VersionOf {
    const seen = new Map<Declaration, Version>();
    return (declaration) => {
      const known = seen.get(declaration);
      if (known) return known;
      const version = this.versionOf(declaration);
      seen.set(declaration, version);
      return version;
    };
  }

  private versionOf(declaration: Declaration): Version {
    const known = this.known.get(declaration);
    const place = declaration.$containerIndex;
    const comment = this.comments.getComment(declaration);
    const references = referencesIn(declaration);
    if (known && known.place === place && known.comment === comment && leadTo(known.targets, references)) return known;
    const version: Version = { place, comment, targets: references.map(targetOf) };
    this.known.set(declaration, version);
    return version;
  }
}

/** A declaration and all that it refers to, directly or through others, each with its version at the same index. */
export interface Closure {
  readonly declarations: readonly Declaration[];
  readonly versions: readonly Version[];
}

/** The declaration and all that it refers to, with their versions. */
export function closureOf(declaration: Declaration, versionOf: VersionOf): Closure {
  const closure = new Map([[declaration, versionOf(declaration)]]);
  // The map grows while it is walked, and a walk over a map visits what is added to it.
  for (const { targets } of closure.values()) {
    for (const target of targets) {
      const next = target && declarationAround(target);
      if (next && !closure.has(next)) closure.set(next, versionOf(next));
    }
  }
  return { declarations: [...closure.keys()], versions: [...closure.values()] };
}

/** All of it still says the same. Asked of every declaration at each key, so nothing is made. */
export function isCurrent({ declarations, versions }: Closure, versionOf: VersionOf): boolean {
  for (let at = 0; at < declarations.length; at += 1) {
    const declaration = declarations[at];
    if (declaration && versionOf(declaration) !== versions[at]) return false;
  }
  return true;
}

/** The references are of one declaration, and as many as before. */
function leadTo(targets: Version['targets'], references: readonly ReferenceInfo[]): boolean {
  for (let at = 0; at < references.length; at += 1) {
    const info = references[at];
    if (info && targetOf(info) !== targets[at]) return false;
  }
  return true;
}

function targetOf({ reference }: ReferenceInfo): AstNode | undefined {
  return isReference(reference) ? reference.ref : undefined;
}

function declarationAround(node: AstNode): Declaration | undefined {
  let around: AstNode | undefined = node;
  while (around.$container && !isWfFile(around.$container)) around = around.$container;
  return around.$container ? (around as Declaration) : undefined;
}

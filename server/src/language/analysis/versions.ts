import { isReference, type AstNode } from 'langium';
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
    const version: Version = {
      place: declaration.$containerIndex,
      comment: this.comments.getComment(declaration),
      targets: referencesIn(declaration).map(({ reference }) => (isReference(reference) ? reference.ref : undefined)),
    };
    if (known && isSame(known, version)) return known;
    this.known.set(declaration, version);
    return version;
  }
}

/** The declaration and all that it refers to, directly or through others, with their versions. */
export function closureOf(declaration: Declaration, versionOf: VersionOf): ReadonlyMap<Declaration, Version> {
  const closure = new Map([[declaration, versionOf(declaration)]]);
  // The map grows while it is walked, and a walk over a map visits what is added to it.
  for (const { targets } of closure.values()) {
    for (const target of targets) {
      const next = target && declarationAround(target);
      if (next && !closure.has(next)) closure.set(next, versionOf(next));
    }
  }
  return closure;
}

/** All of it still says the same. */
export function isCurrent(closure: ReadonlyMap<Declaration, Version>, versionOf: VersionOf): boolean {
  for (const [declaration, version] of closure) if (versionOf(declaration) !== version) return false;
  return true;
}

function isSame(a: Version, b: Version): boolean {
  return (
    a.place === b.place &&
    a.comment === b.comment &&
    a.targets.length === b.targets.length &&
    a.targets.every((target, index) => target === b.targets[index])
  );
}

function declarationAround(node: AstNode): Declaration | undefined {
  let around: AstNode | undefined = node;
  while (around.$container && !isWfFile(around.$container)) around = around.$container;
  return around.$container ? (around as Declaration) : undefined;
}

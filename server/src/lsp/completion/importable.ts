import { isTypeAlias, isWorkflow, type Declaration } from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { freeName } from '../imports/add-import.ts';
import { importPath } from '../imports/import-path.ts';
import type { Asked } from './asked.ts';

/** A declaration of another file that this one can import. */
export interface Elsewhere {
  readonly uri: string;
  readonly path: string;
  readonly name: string;
  /** The name that it gets here. */
  readonly local: string;
  readonly node: Declaration;
}

/** Declarations of other files of the workspace, those left out that this file imports already. */
export function elsewhere({ document, services, facts }: Asked, kind: 'type' | 'callable'): readonly Elsewhere[] {
  const file = fileOf(document);
  if (file === undefined) return [];
  const known = new Set<Declaration>(facts.named().map(({ node }) => node));
  const found: Elsewhere[] = [];
  for (const other of services.shared.workspace.LangiumDocuments.all) {
    const path = other === document ? undefined : importPath(document.uri, other.uri);
    const otherFile = path === undefined ? undefined : fileOf(other);
    if (path === undefined || otherFile === undefined) continue;
    for (const [name, node] of namesOf(otherFile).declared) {
      if (known.has(node) || isTypeAlias(node) !== (kind === 'type')) continue;
      found.push({ uri: other.uri.toString(), path, name, local: freeName(file, name), node });
    }
  }
  // Tools before whole workflows, near files before far ones.
  return found.sort((a, b) => Number(isWorkflow(a.node)) - Number(isWorkflow(b.node)) || a.path.length - b.path.length);
}

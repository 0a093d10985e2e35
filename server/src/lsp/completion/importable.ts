import { isTypeAlias, isWorkflow, type Declaration, type WfFile } from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { freeName } from '../imports/add-import.ts';
import { importPath } from '../imports/import-path.ts';
import type { Asked } from './asked.ts';

/** A declaration of another file that this one can import. */
export interface Elsewhere {
  readonly path: string;
  readonly name: string;
  readonly node: Declaration;
}

interface OtherFile {
  readonly path: string;
  readonly file: WfFile;
}

/**
 * Declarations of other files of the workspace, those left out that this file imports already: tools before whole
 * workflows, near files before far ones. A workspace has thousands: who needs a few takes no more.
 */
export function* elsewhere(asked: Asked, kind: 'type' | 'callable'): Generator<Elsewhere, void, undefined> {
  const known = new Set<Declaration>(asked.facts.imported().map(({ node }) => node));
  const workflows: Elsewhere[] = [];
  for (const { path, file } of otherFiles(asked)) {
    for (const [name, node] of namesOf(file).declared) {
      if (isTypeAlias(node) !== (kind === 'type') || known.has(node)) continue;
      if (isWorkflow(node)) workflows.push({ path, name, node });
      else yield { path, name, node };
    }
  }
  yield* workflows;
}

/** The name that a declaration of another file gets here: its own, unless that is taken. */
export function localName({ document }: Asked, { name }: Elsewhere): string {
  const file = fileOf(document);
  return file === undefined ? name : freeName(file, name);
}

/** Tells which names of the file that asks are taken. */
export function takenNames({ document }: Asked): (name: string) => boolean {
  const file = fileOf(document);
  if (file === undefined) return () => false;
  const { declared, imported } = namesOf(file);
  return (name) => declared.has(name) || imported.has(name);
}

function otherFiles({ document, services }: Asked): readonly OtherFile[] {
  const files: OtherFile[] = [];
  if (fileOf(document) === undefined) return files;
  for (const other of services.shared.workspace.LangiumDocuments.all) {
    const file = other === document ? undefined : fileOf(other);
    const path = file && importPath(document.uri, other.uri);
    if (path !== undefined && file !== undefined) files.push({ path, file });
  }
  return files.sort((a, b) => a.path.length - b.path.length);
}

import type { Declaration, WfFile } from '../generated/ast.ts';
import { namesOf } from './file-names.ts';
import { declarationNamed } from './file-scope.ts';
import type { Imports } from './imports.ts';

/** What each name of a file stands for, its own declarations and those that it imports. Names without meaning are left out. */
export type Meanings = ReadonlyMap<string, Declaration>;

/** What the names of a file mean now. */
export function meaningsOf(file: WfFile, imports: Imports): Meanings {
  const { declared, imported } = namesOf(file);
  if (imported.size === 0) return declared;
  const meanings = new Map(declared);
  for (const name of imported.keys()) {
    const declaration = declarationNamed(name, file, imports);
    if (declaration) meanings.set(name, declaration);
  }
  return meanings;
}

/** The names that mean something else than before, those that came or went among them. */
export function differentlyMeant(before: Meanings, after: Meanings): readonly string[] {
  if (before === after) return [];
  const different: string[] = [];
  before.forEach((_declaration, name) => {
    if (!after.has(name)) different.push(name);
  });
  after.forEach((declaration, name) => {
    if (before.get(name) !== declaration) different.push(name);
  });
  return different;
}

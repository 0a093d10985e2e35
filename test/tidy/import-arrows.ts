import path from 'node:path';
import ts from 'typescript';
import { LAYERS } from './layers.ts';
import { json, projectFiles, text } from './project-files.ts';

/** Files of all layers. */
export const sources = projectFiles(...LAYERS.map(({ folder }) => folder)).filter((file) => file.endsWith('.ts'));

/** The names that package.json gives folders, each with the folder. */
export const named = (json('package.json') as { readonly imports: Readonly<Record<string, string>> }).imports;

/** An import that stands in a file, of types as well. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

export const imports: readonly Import[] = sources.flatMap((file) =>
  ts.preProcessFile(text(file)).importedFiles.map(({ fileName }) => ({ file, specifier: fileName })),
);

/** The file of the project that an import means; undefined for a package. */
export function target({ file, specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  for (const [pattern, place] of Object.entries(named)) {
    const prefix = pattern.replace('*', '');
    if (specifier.startsWith(prefix)) return path.posix.normalize(place.replace('*', specifier.slice(prefix.length)));
  }
  return undefined;
}

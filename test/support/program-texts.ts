import { readdirSync, readFileSync } from 'node:fs';

/** Every `.wf` file of a folder of the project, with the folders in it: name and text. */
export function programTexts(folder: string): readonly (readonly [name: string, text: string])[] {
  const root = new URL(`../../${folder}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wf'))
    .toSorted()
    .map((name) => [`${folder}/${name}`, readFileSync(new URL(name.replaceAll('\\', '/'), root), 'utf8')] as const);
}

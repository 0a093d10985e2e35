import { UriUtils } from 'langium';
import { written } from '#language/syntax/written.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { namesOf } from '#language/references/file-names.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { nameOffer } from './tool-offer.ts';

/** What the file behind the import declares and the file does not import yet. */
export function importedNameOffers(asked: Asked): readonly Offer[] {
  const { document, after, services } = asked;
  const path = /^[^}"]*\}\s*from\s*"([^"\r\n]*)"/.exec(after)?.[1];
  if (path === undefined || path === '') return [];
  const uri = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
  const target = services.shared.workspace.LangiumDocuments.getDocument(uri);
  const file = target && fileOf(target);
  if (file === undefined) return [];
  const imported = new Set(
    (fileOf(document)?.imports ?? [])
      .filter((one) => services.references.Imports.uriOf(one, document.uri)?.toString() === uri.toString())
      .flatMap(({ names }) => names.flatMap((item) => written(item.declaration)?.$refText ?? [])),
  );
  const { word } = asked.cursor;
  const here = document.textDocument.getText().slice(word.from, word.to).replaceAll('`', '');
  return [...namesOf(file).declared]
    .filter(([name]) => !imported.has(name) || name === here)
    .map(([name, node]) => nameOffer(asked, { name, node }, { rank: rank.best }));
}

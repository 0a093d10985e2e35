import { UriUtils } from 'langium';
import { jsonText, literalText } from '#core/text/value-text.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { written } from '#language/syntax/written.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { namesOf } from '#language/references/file-names.ts';
import type { Asked } from '../asked.ts';
import { elsewhere, localName } from '../importable.ts';
import { rank, type Offer } from '../offer.ts';
import { nameOffer } from './tool-offer.ts';

/** What the file behind the import declares and the file does not import yet; all that there is before a file is named. */
export function importedNameOffers(asked: Asked): readonly Offer[] {
  const { document, after, services } = asked;
  const path = /^[^}"]*\}\s*from\s*"([^"\r\n]*)"/.exec(after)?.[1];
  if (path === undefined || path === '') return namesOfAnyFile(asked);
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
    .map(([name, node]) => nameOffer({ name, node }, { rank: rank.best }));
}

/** Names of every file that declares what stands in the braces already; choosing one writes the path, too. */
function namesOfAnyFile(asked: Asked): readonly Offer[] {
  const line = /^([^}"\r\n]*\}?)([ \t]*from)?([ \t]*"")?[ \t]*(?=[\r\n]|\/\/|$)/.exec(asked.after);
  if (line === null) return [];
  const beside = namesBeside(asked);
  const all = [...elsewhere(asked, 'callable'), ...elsewhere(asked, 'type')];
  const fitting = all.filter(({ path }) =>
    beside.every((name) => all.some((other) => other.path === path && other.name === name)),
  );
  return fitting
    .filter(({ name }) => !beside.includes(name))
    .map((other) => {
      const { path, name, node } = other;
      const local = localName(asked, other);
      return {
        ...nameOffer({ name, node }),
        text: local === name ? writeName(name) : `${writeName(name)} as ${writeName(local)}`,
        description: path,
        rank: local === name ? rank.best : rank.renamed,
        beyond: pathBehind(line, path, asked.cursor.word.to),
      };
    });
}

/** The rest of the import, where it is missing behind the name. */
function pathBehind(
  [, braces = '', from, quotes]: RegExpExecArray,
  path: string,
  offset: number,
): NonNullable<Offer['beyond']> {
  const closed = braces.endsWith('}');
  if (quotes !== undefined && from !== undefined) {
    return { offset: offset + braces.length + from.length + quotes.length - 1, text: jsonText(path).slice(1, -1) };
  }
  const missing = `${closed ? '' : ' }'}${from === undefined ? ' from' : ''} ${literalText(path)}`;
  return { offset: offset + (closed ? braces : braces.trimEnd()).length + (from?.length ?? 0), text: missing };
}

/** Names that stand in the braces before the cursor. */
function namesBeside({ document, cursor }: Asked): readonly string[] {
  const before = document.textDocument.getText().slice(0, cursor.word.from);
  const inside = before.slice(before.lastIndexOf('{') + 1);
  return [...inside.matchAll(/(`[^`]*`|[\w-]+)(?:\s+as\s+\S+)?\s*,/g)].map(([, name = '']) => name.replaceAll('`', ''));
}

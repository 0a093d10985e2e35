import { CompletionItemKind } from 'vscode-languageserver';
import type { WfFile } from '#language/generated/ast.ts';
import { isSecretPlaceholder, isSecretsClause } from '#language/generated/ast.ts';
import { fieldText } from '#core/text/name-text.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { nodesOf } from '#language/syntax/nodes.ts';
import { written } from '#language/syntax/written.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { closingBrace } from './closing-brace.ts';

const cache = new WeakMap<WfFile, ReadonlySet<string>>();

/** Secrets that files of the workspace name, this one first. `closed`: the name ends a placeholder. */
export function secretOffers(asked: Asked, taken: readonly string[], closed: boolean): readonly Offer[] {
  return secretNames(asked)
    .filter((name) => !taken.includes(name))
    .map((name) => ({
      label: name,
      kind: CompletionItemKind.Constant,
      text: fieldText(name) + (closed ? closingBrace(asked) : ''),
      rank: rank.best,
    }));
}

/** The names of all secrets of the workspace, those of this file first. */
export function secretNames({ document, services }: Asked): readonly string[] {
  const others = services.shared.workspace.LangiumDocuments.all.toArray();
  const names = [document, ...others].flatMap((one) => {
    const file = fileOf(one);
    return file === undefined ? [] : [...secretsOf(file)];
  });
  return [...new Set(names)];
}

function secretsOf(file: WfFile): ReadonlySet<string> {
  const known = cache.get(file);
  if (known) return known;
  const names = new Set<string>();
  for (const node of nodesOf(file)) {
    if (isSecretPlaceholder(node) && written(node.name) !== undefined) names.add(node.name);
    else if (isSecretsClause(node)) for (const name of node.names) names.add(name);
  }
  cache.set(file, names);
  return names;
}

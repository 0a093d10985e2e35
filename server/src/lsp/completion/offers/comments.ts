import { CompletionItemKind } from 'vscode-languageserver';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { fieldText } from '#core/text/name-text.ts';
import { readDocComment } from '#language/documentation/doc-comment.ts';
import { isTypeAlias, type Tool, type Workflow } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

/** In a comment: codes to ignore, tags of documentation and the parameters that they describe. Nothing in plain words. */
export function commentOffers(asked: Asked, comment: string): readonly Offer[] {
  if (/^\/\/[ \t]*wf-ignore(-file)?[ \t]+([\w/-]+,[ \t]*)*[\w/-]*$/.test(comment)) return codeOffers(comment);
  if (/^\/\/[ \t]*wf[\w-]*$/.test(comment)) return ignoreOffers;
  if (!comment.startsWith('/**')) return [];
  const line = /[^\r\n]*$/.exec(comment)?.[0] ?? '';
  if (/@param[ \t]+[\w-]*$/.test(line)) return parameterOffers(asked, comment);
  return /^[\s*/]*@\w*$/.test(line) ? tagOffers(asked, comment) : [];
}

const ignoreOffers: readonly Offer[] = [
  ['wf-ignore', 'ignores a finding of the next line'],
  ['wf-ignore-file', 'ignores a finding everywhere in this file'],
].map(([label = '', description = '']) => {
  return { label, description, snippet: `${label} $1`, kind: CompletionItemKind.Keyword, again: true, rank: rank.best };
});

function codeOffers(comment: string): readonly Offer[] {
  const given = new Set(comment.split(/[\s,]+/).slice(0, -1));
  return Object.entries(catalogue)
    .filter(([label]) => !given.has(label))
    .map(([label, { summary }]) => {
      return { label, kind: CompletionItemKind.Constant, description: summary, rank: rank.best };
    });
}

function parameterOffers(asked: Asked, comment: string): readonly Offer[] {
  return undocumented(asked, comment).map((label) => {
    return { label, text: `${fieldText(label)} `, kind: CompletionItemKind.Variable, rank: rank.best };
  });
}

function tagOffers(asked: Asked, comment: string): readonly Offer[] {
  const tag = (label: string, description: string): Offer => {
    return { label, text: `${label} `, description, kind: CompletionItemKind.Keyword, rank: rank.best };
  };
  const parameters = undocumented(asked, comment).map((name) =>
    tag(`@param ${fieldText(name)}`, 'describes a parameter'),
  );
  return [...parameters, tag('@returns', 'describes the result')];
}

/** Parameters of the declaration below that the comment says nothing about. */
function undocumented({ document, cursor }: Asked, comment: string): readonly string[] {
  const below = fileOf(document)?.declarations.find(({ $cstNode }) => ($cstNode?.offset ?? 0) > cursor.word.at);
  const parameters = below === undefined || isTypeAlias(below) ? [] : parametersOf(below);
  const whole = documentationAround(document.textDocument.getText(), cursor.word.at, comment);
  const described = new Set(readDocComment(whole).parameters.map(({ name }) => name));
  return parameters.filter((name) => !described.has(name));
}

function parametersOf({ parameters }: Tool | Workflow): readonly string[] {
  return parameters.flatMap(({ name }) => written(name) ?? []);
}

/** The comment up to its end, without the line of the cursor. */
function documentationAround(text: string, cursor: number, before: string): string {
  const rest = text.slice(cursor);
  const end = rest.indexOf('*/');
  return before.replace(/[^\r\n]*$/, '') + rest.slice(0, end < 0 ? undefined : end);
}

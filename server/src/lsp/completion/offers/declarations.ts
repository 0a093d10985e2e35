import { CompletionItemKind } from 'vscode-languageserver';
import { literalText } from '#core/text/value-text.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { freeName } from '../../imports/add-import.ts';
import type { Asked } from '../asked.ts';
import { elsewhere, localName } from '../importable.ts';
import { rank, type Offer } from '../offer.ts';
import { literal, stop } from '../snippet.ts';

/** Beginnings of declarations. */
export function declarationOffers(asked: Asked): readonly Offer[] {
  const file = fileOf(asked.document);
  const name = (wanted: string): string => (file === undefined ? wanted : freeName(file, wanted));
  const tool = `tool ${stop(1, name('name'))}(\${2:text: string})`;
  const doc = '/** ${3:What it does, for the model.} */\n';
  const start = { kind: CompletionItemKind.Snippet, rank: rank.best, wholeLine: true };
  const offers: readonly Offer[] = [
    ...importOffer(asked),
    {
      ...start,
      label: 'workflow',
      snippet: `workflow ${stop(1, name('main'))}(\${2:topic: string}) {\n  $0\n}`,
      description: 'which tools may be called, and in which order',
    },
    {
      ...start,
      label: 'tool',
      snippet: `${doc}${tool}: \${4:string}`,
      description: 'something that a model may call',
    },
    {
      ...start,
      label: 'tool … http',
      filter: 'tool http',
      snippet: `${doc}${tool}: \${4:string}\n  http \${5:GET} "\${6:https://}"`,
      description: 'a request to a web address',
    },
    {
      ...start,
      label: 'tool … command',
      filter: 'tool command',
      snippet: `${doc}${tool}: \${4:string}\n  command ["\${5:echo}", "\${6:}"]`,
      description: 'a program on this machine',
    },
    {
      ...start,
      label: 'tool … from',
      filter: 'tool from',
      snippet: `${doc}${tool}: \${4:string}\n  from "\${5:./tools.ts}"`,
      description: 'a function of a TypeScript or JavaScript module',
    },
    {
      ...start,
      label: 'tool … prompt',
      filter: 'tool prompt',
      snippet: `${doc}${tool}: \${4:string}\n  prompt """\${5:}"""`,
      description: 'a question to the model',
    },
    {
      ...start,
      label: 'type',
      snippet: `type ${stop(1, name('Name'))} = \${2:string}`,
      description: 'a name for a type',
    },
  ];
  // Before something else only the word is wanted.
  return /^[ \t]*(\/\/|[\r\n]|$)/.test(asked.after) ? offers : offers.filter(({ label }) => /^\w+$/.test(label));
}

/** Imports stand before everything else, and only where there is something to import. */
function importOffer(asked: Asked): readonly Offer[] {
  if (asked.cursor.declaration !== undefined) return [];
  const first = elsewhere(asked, 'callable').next().value ?? elsewhere(asked, 'type').next().value;
  if (first === undefined) return [];
  const { name, path } = first;
  const local = localName(asked, first);
  const item = local === name ? writeName(name) : `${writeName(name)} as ${writeName(local)}`;
  return [
    {
      label: 'import',
      wholeLine: true,
      kind: CompletionItemKind.Snippet,
      snippet: `import { ${stop(1, item)} } from ${literal(literalText(path))}`,
      description: 'tools and types of another file',
      rank: rank.best,
    },
  ];
}

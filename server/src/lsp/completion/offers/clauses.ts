import { CompletionItemKind } from 'vscode-languageserver';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { declarationOffers } from './declarations.ts';

interface Clause {
  readonly word: string;
  readonly snippet: string;
  readonly description: string;
}

const implementations: readonly Clause[] = [
  { word: 'http', snippet: 'http ${1:GET} "${2:https://}"', description: 'a request to a web address' },
  { word: 'command', snippet: 'command ["${1:echo}"]', description: 'a program on this machine, without a shell' },
  { word: 'from', snippet: 'from "${1:./tools.ts}"', description: 'a function of a module' },
  { word: 'mcp', snippet: 'mcp "${1:server}"', description: 'a tool of a server named in mcp.json' },
  { word: 'prompt', snippet: 'prompt """$1"""', description: 'a question to the model' },
  { word: 'person', snippet: 'person "${1:What should be done?}"', description: 'a form that a person fills in' },
];

const clauses: readonly Clause[] = [
  { word: 'timeout', snippet: 'timeout ${1:30s}', description: 'how long one attempt may take' },
  { word: 'retry', snippet: 'retry ${1:2}', description: 'further attempts after a failed one' },
  { word: 'idempotent', snippet: 'idempotent', description: 'may be repeated after a crash without asking' },
  { word: 'secrets', snippet: 'secrets ${1:API_KEY}', description: 'secrets handed to a module or command' },
];

/**
 * On a line below a tool, which may as well begin the next declaration: what its place says first. An empty line ends the
 * tool; at the margin, an implementation is what comes next, and gets its indentation.
 */
export function offersBelowTool(asked: Asked, given: readonly string[]): readonly Offer[] {
  const text = asked.document.textDocument.getText().slice(0, asked.cursor.word.from);
  const isIndented = /[ \t]$/.test(text);
  if (!isIndented && /\n[ \t]*\r?\n$/.test(text)) return declarationOffers(asked);
  const belongs = isIndented || !implementations.some(({ word }) => given.includes(word));
  const clauses = clauseOffers(given).map((offer) => ({
    ...offer,
    ...(!isIndented && { snippet: `  ${offer.snippet ?? offer.label}` }),
    rank: belongs ? rank.best : rank.other,
  }));
  const declarations = declarationOffers(asked);
  return belongs
    ? [...clauses, ...declarations.map((offer) => ({ ...offer, rank: rank.other }))]
    : [...declarations, ...clauses];
}

/** What may stand behind the head of a tool: one implementation, then each clause once. */
export function clauseOffers(given: readonly string[]): readonly Offer[] {
  return [...(given.length === 0 ? implementations : []), ...clauses]
    .filter(({ word }) => !given.includes(word))
    .map(({ word, snippet, description }) => ({
      label: word,
      kind: CompletionItemKind.Keyword,
      snippet,
      wholeLine: true,
      description,
      again: ['from', 'mcp', 'http'].includes(word),
      rank: rank.good,
    }));
}

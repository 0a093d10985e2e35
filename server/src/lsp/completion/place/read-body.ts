import { lost, nothing, type MentionStatement, type Place } from './place.ts';
import { readArrows, readFlow } from './read-flow.ts';
import { readText } from './read-text.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads the statements of a workflow from behind its brace. A line that makes no sense does not hide the next. */
export function readBody(reader: TokenReader): Place | undefined {
  while (!reader.takeIf('}')) {
    if (reader.isDone()) return { kind: 'statement' };
    if (reader.takeIf('EOS')) continue;
    const place = readStatement(reader);
    if (place?.kind === 'lost') reader.skipLine();
    else if (place) return place;
    if (reader.isDone()) return nothing;
    if (!reader.is('EOS', '}')) reader.skipLine();
  }
  return undefined;
}

type StatementReader = (reader: TokenReader) => Place | undefined;

const statements = new Map<string, StatementReader>([
  ['model', (reader) => readText(reader, { of: 'model' })],
  ['embedding', (reader) => readText(reader, { of: 'embedding' })],
  ['prompt', (reader) => readText(reader, { of: 'prompt' })],
  ['agent', readAgent],
  ['steps', readNumber],
  ['temperature', readNumber],
  ['timeout', readNumber],
  ['budget', readBudget],
  ['use', (reader) => readNames(reader, 'use')],
  ['approve', (reader) => readNames(reader, 'approve')],
  ['require', readRequirement],
  ['limit', readLimit],
  ['only', readOnly],
]);

function readStatement(reader: TokenReader): Place | undefined {
  // The words of statements are legal names of tools: an arrow behind one says that it is.
  const isFlow = ['->', '|', '('].includes(reader.peek(1)?.tokenType.name ?? '');
  const statement = isFlow ? undefined : statements.get(reader.peek()?.tokenType.name ?? '');
  if (statement === undefined) return readFlow(reader);
  reader.take();
  return statement(reader);
}

function readNumber(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return nothing;
  return reader.takeIf('NUMBER', 'DURATION') ? undefined : lost;
}

function readAgent(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return { kind: 'words', words: ['workflow', 'react', 'memgpt', 'sleeptime'] };
  return reader.word() === undefined ? lost : undefined;
}

function readBudget(reader: TokenReader): Place | undefined {
  return readNumber(reader) ?? expect(reader, 'tokens');
}

/** One word that must come here. */
function expect(reader: TokenReader, word: string): Place | undefined {
  if (reader.isDone()) return { kind: 'words', words: [word] };
  return reader.takeIf(word.split(' ')[0] ?? '') ? undefined : lost;
}

function readNames(reader: TokenReader, statement: MentionStatement): Place | undefined {
  const taken: string[] = [];
  do {
    const place = readMention(reader, statement, taken);
    if (place) return place;
  } while (reader.takeIf(','));
  return undefined;
}

/** One name, which is added to `taken`. */
function readMention(reader: TokenReader, statement: MentionStatement, taken: string[] = []): Place | undefined {
  if (reader.isDone()) return { kind: 'mention', statement, taken };
  const name = reader.name();
  if (name === undefined) return lost;
  taken.push(name);
  return undefined;
}

function readRequirement(reader: TokenReader): Place | undefined {
  return readNames(reader, 'require') ?? expect(reader, 'before exit') ?? expect(reader, 'exit');
}

function readLimit(reader: TokenReader): Place | undefined {
  const taken: string[] = [];
  const start =
    readMention(reader, 'limit', taken) ?? expect(reader, 'to') ?? readNumber(reader) ?? expect(reader, 'else -> exit');
  if (start) return reader.is('EOS', '}') ? undefined : start;
  return readArrows(reader, { sources: [], from: 'limit', taken });
}

function readOnly(reader: TokenReader): Place | undefined {
  if (reader.isDone()) return { kind: 'words', words: ['after', 'directly after'] };
  const parents: string[] = [];
  if (reader.takeIf('directly') && reader.isDone()) return { kind: 'words', words: ['after'] };
  if (!reader.takeIf('after')) return lost;
  const parent = readMention(reader, 'parent', parents);
  if (parent) return parent;
  if (reader.isDone()) return nothing;
  if (!reader.takeIf(':')) return lost;
  const taken = [...parents];
  do {
    const place = readMention(reader, 'child', taken);
    if (place) return place;
  } while (reader.takeIf(','));
  return undefined;
}

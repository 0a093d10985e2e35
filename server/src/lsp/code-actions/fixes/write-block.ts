import { GrammarUtils, type LangiumDocument } from 'langium';
import { isWorkflow, type Workflow } from '#language/generated/ast.ts';
import { typeNamed } from '#language/habits/type-meant.ts';
import type { Edit } from '#language/print/edits.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Writes what YAML says by a block below a key, or mermaid by a diagram, as this language says it. */
export const writeBlock: QuickFix = {
  codes: ['syntax-error'],
  *fixes(request): Iterable<Fix> {
    const block = blockOf(request);
    yield* [...prompt(block), ...inputs(block, request), ...steps(block), ...diagram(block, request)];
  },
};

/** Lines of a text: that of an error, and those that hang below it. */
interface Block {
  readonly head: string;
  readonly lines: readonly string[];
  /** Offsets of the first character that is no white space, and of the end of the last line. */
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  readonly lineEnd: string;
}

function blockOf({ text, document: { textDocument }, diagnostic: { range }, data }: FixRequest): Block {
  const first = range.start.line;
  const last = typeof data.block === 'number' ? data.block : first;
  const lineOf = (line: number): string =>
    textDocument
      .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
      .replace(/[\r\n]+$/, '');
  const all = Array.from({ length: last - first + 1 }, (_, index) => lineOf(first + index));
  const [head = ''] = all;
  const indent = indentAt(text, textDocument.offsetAt(range.start));
  return {
    head: head.trim(),
    lines: all.slice(1),
    start: textDocument.offsetAt({ line: first, character: indent.length }),
    end: textDocument.offsetAt({ line: last, character: (all.at(-1) ?? '').length }),
    indent,
    lineEnd: lineEndIn(text),
  };
}

function* prompt({ head, lines, start, end, indent, lineEnd }: Block): Iterable<Fix> {
  if (lines.length === 0 || !/^prompt\s*:/.test(head)) return;
  const edits = [{ start, end: start + head.length, text: 'prompt """' }, insert(end, `${lineEnd}${indent}"""`)];
  yield { title: 'Put the lines below between `"""` and `"""`', edits, preferred: true };
}

const input =
  /^\s*(?:-\s+)?(?<name>[A-Za-z_]\w*\??)\s*:\s*(?<type>[A-Za-z_]\w*)(?<rest>(?:\[\])?(?:\s*=[^=]+)?)\s*,?\s*$/;

/** Inputs that stand between the braces of a workflow, below a key or by themselves. */
function* inputs({ head, lines, start, end }: Block, { text, document }: FixRequest): Iterable<Fix> {
  const listed = lines.filter((line) => line.trim() !== '');
  const written = /^inputs?\s*:$/.test(head) ? listed : listed.length === 0 ? [head] : [];
  const found = written.map((line) => input.exec(line)?.groups);
  const parameters = found.flatMap((one) =>
    one ? `${one.name ?? ''}: ${typeNamed(one.type ?? '')}${one.rest ?? ''}` : [],
  );
  const workflow = workflowAround(document, start);
  if (parameters.length === 0 || parameters.length < found.length || !workflow) return;
  const place = headEdit(text, workflow, parameters.join(', '));
  if (!place) return;
  const edits = [place, wholeLines(document, start, end)];
  yield { title: `Write \`(${parameters.join(', ')})\` behind \`${workflow.name}\``, edits, preferred: true };
}

/** Puts inputs behind the name of a workflow, or behind the others. */
function headEdit(text: string, { parameters, $cstNode: cst }: Workflow, added: string): Edit | undefined {
  const last = parameters.at(-1)?.$cstNode;
  if (last) return insert(last.end, `, ${added}`);
  const behind = GrammarUtils.findNodeForProperty(cst, 'name')?.end;
  if (behind === undefined) return undefined;
  const brackets = /^\s*\(\s*\)/.exec(text.slice(behind))?.[0].length ?? 0;
  return { start: behind, end: behind + brackets, text: `(${added})` };
}

/** Names that follow each other in a list. */
function* steps({ head, lines, start, end }: Block): Iterable<Fix> {
  const inline = /^steps\s*:\s*\[([^[\]]*)\]$/.exec(head)?.[1]?.split(',');
  const items = /^steps\s*:$/.test(head) ? lines.filter((line) => line.trim() !== '') : (inline ?? []);
  const names = items.flatMap((item) => /^\s*(?:-\s+)?([A-Za-z_][\w-]*)\s*$/.exec(item)?.[1] ?? []);
  if (names.length === 0 || names.length < items.length) return;
  const flow = ['start', ...names, 'exit'].join(' -> ');
  yield { title: `Write \`${flow}\``, edits: [{ start, end, text: flow }], preferred: true };
}

const node = String.raw`([A-Za-z_][\w-]*)(?:\(\([^()]*\)\)|\(\[[^\]]*\]\)|\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\})?`;
const step = new RegExp(String.raw`^\s*${node}((?:\s*(?:-+|=+|-\.+-)>\s*${node})+)\s*;?\s*$`);

/** A diagram whose arrows have no labels. */
function* diagram({ head, lines, start, end, indent, lineEnd }: Block, { document }: FixRequest): Iterable<Fix> {
  if (!/^(?:graph|flowchart)(?:\s+\w+)?\s*;?$/.test(head)) return;
  const drawn = lines.filter((line) => line.trim() !== '');
  if (drawn.some((line) => !step.test(line))) return;
  const flows = drawn.map((line) => [...line.matchAll(new RegExp(node, 'g'))].map(([, name]) => name).join(' -> '));
  if (workflowAround(document, start)) {
    const edit =
      flows.length === 0 ? wholeLines(document, start, end) : { start, end, text: flows.join(`${lineEnd}${indent}`) };
    yield {
      title: flows.length === 0 ? `Remove \`${head}\`` : 'Write the diagram as arrows',
      edits: [edit],
      preferred: true,
    };
    return;
  }
  const body = flows.map((flow) => `${indent}  ${flow}${lineEnd}`).join('');
  const text = `workflow main {${lineEnd}${body}${indent}}`;
  yield { title: 'Write the diagram as a workflow', edits: [{ start, end, text }], preferred: true };
}

/** The workflow whose body an offset is in. */
function workflowAround(document: LangiumDocument, offset: number): Workflow | undefined {
  const around = fileOf(document)?.declarations.find(
    ({ $cstNode }) => $cstNode !== undefined && $cstNode.offset < offset && offset < $cstNode.end,
  );
  return isWorkflow(around) ? around : undefined;
}

function wholeLines({ textDocument }: LangiumDocument, start: number, end: number): Edit {
  const from = textDocument.positionAt(start).line;
  const to = textDocument.positionAt(end).line;
  return {
    start: textDocument.offsetAt({ line: from, character: 0 }),
    end: textDocument.offsetAt({ line: to + 1, character: 0 }),
    text: '',
  };
}

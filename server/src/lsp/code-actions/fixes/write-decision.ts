import { messageOf } from '#language/validation/diagnostic-of.ts';
import { indentAt, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

const condition =
  /^(?:\}\s*)?(?:if|elif|elsif|else\s*if)\s*\(?\s*(?<tool>[A-Za-z_][\w-]*)(?:\.result)?(?<path>(?:\.\w+)*)\s*(?:===?|is)\s*(?<value>"[^"]*"|-?\d+|true|false|null)\s*\)?\s*[{:]$/;
const otherwise = /^(?:\}\s*)?else\s*[{:]$/;

/** Writes `if … else …` with one thing to do in each branch as the `when` of the tool that it asks about. */
export const writeDecision: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, data, diagnostic, document: { textDocument } }): Iterable<Fix> {
    if (typeof data.block !== 'number' || !messageOf(diagnostic).startsWith('What a result decides')) return;
    const first = diagnostic.range.start.line;
    const from = textDocument.offsetAt({ line: first, character: 0 });
    const to = textDocument.offsetAt({ line: data.block + 1, character: 0 });
    const lineEnd = lineEndIn(text);
    const indent = indentAt(text, start);
    const decision = decisionOf(text.slice(from, to).split(/\r\n|\r|\n/));
    if (decision === undefined) return;
    const { looksAt, cases } = decision;
    // Without `else` a run goes on, with whatever may be called; with every result named there is nothing else.
    const open = cases.some((one) => one.startsWith('else ')) ? [] : [[...cases, 'else -> any']];
    for (const all of [cases, ...open]) {
      const lines = [`${looksAt} {`, ...all.map((one) => `  ${one}`), '}'].map((line) => indent + line + lineEnd);
      const edits = [{ start: from, end: to, text: lines.join('') }];
      yield { title: `Write it as \`${looksAt}\``, edits, preferred: true };
    }
  },
};

/** `undefined` where one branch asks about something else than the first, or does not do exactly one thing. */
function decisionOf(
  lines: readonly string[],
): { readonly looksAt: string; readonly cases: readonly string[] } | undefined {
  const cases: string[] = [];
  const asked = condition.exec(lines[0]?.trim() ?? '')?.groups;
  let open: string | undefined;
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== '')) {
    const groups = condition.exec(line)?.groups;
    if (groups !== undefined || otherwise.test(line)) {
      if (open !== undefined || (groups && (groups.tool !== asked?.tool || groups.path !== asked?.path)))
        return undefined;
      open = groups?.value ?? 'else';
    } else if (line !== '}' || open !== undefined) {
      if (open === undefined) return undefined;
      cases.push(`${open} -> ${targetIn(line, asked?.tool ?? '')}`);
      open = undefined;
    }
  }
  if (asked === undefined || open !== undefined) return undefined;
  const path = asked.path === undefined || asked.path === '' ? '' : ` ${asked.path.slice(1)}`;
  return { looksAt: `${asked.tool ?? ''} -> when${path}`, cases };
}

/** A branch may begin with the tool whose result it is about. */
function targetIn(line: string, tool: string): string {
  return line.replace(new RegExp(String.raw`^(?:${tool}\s*)?->\s*`), '').replace(/(?:\(\s*\))?;?$/, '');
}

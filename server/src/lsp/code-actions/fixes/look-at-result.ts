import { isWhen } from '#language/generated/ast.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

const path = /(?<=when\s+)[\w-]+(?:\s*\.\s*[\w-]+)*/;

/** Leaves the words for the result out of the path of a `when`, which begins there anyway, and fields of what has none. */
export const lookAtResult: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ text, node, start, data }): Iterable<Fix> {
    if (!isWhen(node)) return;
    const needless = Array.isArray(data.needless) ? (data.needless as readonly string[]) : [];
    const { steps = '', more = '' } = needlessAt(text, start, needless);
    const from = start + 'when'.length;
    if (steps !== '') {
      const edits = [{ start: from, end: from + steps.length + more.length, text: more === '' ? '' : ' ' }];
      yield { title: `Leave out \`${steps.trim()}\``, edits, preferred: true };
    }
    if (!Array.isArray(data.names) || data.names.length > 0) return;
    const [written = ''] = path.exec(/^[^{]*/.exec(text.slice(start))?.[0] ?? '') ?? [];
    const fields = written.split(/\s*\.\s*/);
    const end = text.indexOf(written, from) + written.length;
    const kept = fields.slice(0, fields.indexOf(String(data.name)));
    const edits = [{ start: from, end, text: kept.map((field, index) => (index === 0 ? ' ' : '.') + field).join('') }];
    const title = `Leave out \`${fields.slice(kept.length).join('.')}\``;
    if (kept.length < fields.length) yield { title, edits, preferred: true };
  },
};

/** The steps that say again what a `when` looks at, and the point behind them. */
function needlessAt(text: string, start: number, needless: readonly string[]): Readonly<Record<string, string>> {
  if (needless.length === 0) return {};
  const steps = needless.map((one) => one.replace(/[^\w-]/g, String.raw`\$&`)).join(String.raw`\s*\.\s*`);
  const named = new RegExp(String.raw`^when(?<steps>\s+${steps})(?<more>\s*\.)?`);
  return named.exec(text.slice(start))?.groups ?? {};
}

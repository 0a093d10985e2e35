import { messageOf } from '#language/validation/diagnostic-of.ts';
import { indentAt, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Brings the tools that stand in the head of a workflow in by a statement, but for those that its body names anyway. */
export const useInBody: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, end, diagnostic }): Iterable<Fix> {
    if (!messageOf(diagnostic).startsWith('Which tools a workflow has')) return;
    const brace = text.indexOf('{', end);
    const body = /^(?:\{[^{}\r\n]*\}|[^]*?(?:\n\}|$))/.exec(text.slice(brace))?.[0] ?? '';
    const named = new Set(body.match(/[\w-]+/g));
    const [, ...tools] = text.slice(start, end).match(/`[^`\r\n]+`|[\w-]+/g) ?? [];
    const missing = tools.filter((tool) => tool !== 'tools' && tool !== 'and' && !named.has(tool.replaceAll('`', '')));
    const from = text.slice(0, start).trimEnd().length;
    const removal = { start: from, end, text: '' };
    if (missing.length === 0) {
      yield { title: `Remove \`${text.slice(start, end)}\``, edits: [removal], preferred: true };
      return;
    }
    const statement = `use ${missing.join(', ')}`;
    const line = `${lineEndIn(text)}${indentAt(text, start)}  ${statement}`;
    // What stands behind the brace on its line would go on with the statement.
    const more = /^\{[ \t]*(?:[\r\n]|\/\/|\/\*|$)/.test(body) ? line : ` ${statement};`;
    const edits = [removal, { start: brace + 1, end: brace + 1, text: more }];
    yield { title: `Write \`${statement}\` between the braces`, edits, preferred: true };
  },
};

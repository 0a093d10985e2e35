import { isTool, isWorkflow } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

const written =
  /^[ \t]*(?:desc|description|docs?)\b\s*[:=]?\s*(?<text>"""[^"]*"""|"[^"]*"|'[^']*'|[^"'\s][^"]*?)[ \t]*,?[ \t]*$/;

/** Makes a line that describes a tool or workflow the comment above it, where there is none. */
export const moveDescription: QuickFix = {
  codes: ['syntax-error'],
  keepsRuns: true,
  *fixes({ text, start, document, diagnostic }): Iterable<Fix> {
    if (!/ is a comment | by a comment /.test(messageOf(diagnostic))) return;
    const lineStart = start - indentAt(text, start).length;
    const line = /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(text.slice(lineStart))?.[0] ?? '';
    const description =
      written
        .exec(line.trimEnd())
        ?.groups?.text?.replace(/^["']+|["']+$/g, '')
        .trim() ?? '';
    const described = fileOf(document)?.declarations.findLast(
      ({ $cstNode }) => $cstNode !== undefined && $cstNode.offset < lineStart,
    );
    const offset = described?.$cstNode?.offset;
    if (description === '' || description.includes('*/') || offset === undefined) return;
    if (!(isTool(described) || isWorkflow(described)) || text.slice(0, offset).trimEnd().endsWith('*/')) return;
    const edits = [
      insert(offset, `/** ${description} */${lineEndIn(text)}${indentAt(text, offset)}`),
      { start: lineStart, end: lineStart + line.length, text: '' },
    ];
    yield { title: `Make it the comment above \`${described.name}\``, edits, preferred: true };
  },
};

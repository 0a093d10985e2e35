import { writeName } from '#language/lexer/reserved-words.ts';
import { workflowOf } from '../edits/chains.ts';
import { insertFirst } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Says where a workflow starts. */
export const addStart: QuickFix = {
  codes: ['missing-start'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    if (workflow === undefined) return;
    for (const [index, target] of [writeName(String(data.target)), 'any'].entries()) {
      const statement = `start -> ${target}`;
      const edit = insertFirst(text, workflow, statement);
      if (edit) yield { title: `Add \`${statement}\``, edits: [edit], preferred: index === 0 };
    }
  },
};

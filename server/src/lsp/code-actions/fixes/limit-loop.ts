import { nameText } from '#core/text/name-text.ts';
import { workflowOf } from '../edits/chains.ts';
import { insertLast } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** A number of calls to begin with. */
const calls = '5';

/** Bounds a loop by a limit on one of its tools; where nothing else may follow then, the run ends. */
export const limitLoop: QuickFix = {
  codes: ['unbounded-loop'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    if (workflow === undefined || !Array.isArray(data.tools)) return;
    for (const tool of (data.tools as readonly string[]).slice(0, mostTools)) {
      for (const otherwise of ['', ' else -> exit']) {
        const statement = `limit ${nameText(tool)} to ${calls}${otherwise}`;
        const edit = insertLast(text, workflow, statement);
        if (edit) yield { title: `Add \`${statement}\``, edits: [edit], placeholder: calls, preferred: true };
      }
    }
  },
};

const mostTools = 3;

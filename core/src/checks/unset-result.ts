import { isCalled } from '../automaton/space.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { nameText, referenceText } from '../rules/rule-text.ts';
import type { FlowCheck } from './check.ts';
import { shownRun } from './shown-runs.ts';
import { unsetReferences } from './unset-references.ts';

/** `x.result` or `x.args` is read where some run arrives without having called `x`. A failed call counts as one. */
export const unsetResult: FlowCheck = {
  code: 'unset-result',
  *run(_workflow, space): Iterable<Finding> {
    for (const { reference, state } of unsetReferences(space)) {
      const { id: at, tool } = reference;
      const [text, name] = [referenceText(reference), nameText(tool)];
      const never = space.complete && !isCalled(space, tool);
      const why = never ? 'no run ever calls it' : 'it may not have been called yet';
      const shown = shownRun(space, state);
      yield {
        ...shown,
        code: 'unset-result',
        at,
        message: `\`${text}\` needs a call of \`${name}\` before, and ${why}.`,
        related: [...shown.related, { at, message: `Then \`${text}\` would be read without a call of \`${name}\`.` }],
        data: { tool },
      };
    }
  },
};

import { fileOf } from '#language/syntax/file-of.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Gives a workflow that has no name one that is free. */
export const nameWorkflow: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ document, diagnostic, text, end }): Iterable<Fix> {
    if (!messageOf(diagnostic).startsWith('A workflow has a name')) return;
    const file = fileOf(document);
    const taken = new Set([
      ...(file?.declarations ?? []).map(({ name }) => name),
      ...(file?.imports ?? []).flatMap(({ names }) => names.map((one) => one.alias ?? one.declaration.$refText)),
    ]);
    let name = 'main';
    for (let count = 2; taken.has(name); count += 1) name = `main_${count}`;
    const space = /^\s*(?=\()/.exec(text.slice(end))?.[0].length ?? 0;
    const edits = [{ start: end, end: end + space, text: ` ${name}` }];
    yield { title: `Name it \`${name}\``, edits, preferred: true, placeholder: name };
  },
};

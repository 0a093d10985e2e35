import { isObjectType, isTypeAlias } from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes the fields of a type that another one extends in that one. */
export const joinFields: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, end, document }): Iterable<Fix> {
    const [, name = ''] = /^extends\s+([A-Za-z_][\w-]*)$/.exec(text.slice(start, end)) ?? [];
    const file = fileOf(document);
    const extended = file && namesOf(file).declared.get(name);
    if (!isTypeAlias(extended) || !isObjectType(extended.type)) return;
    const fields = extended.type.$cstNode?.text.slice(1, -1).trim().replace(/,$/, '') ?? '';
    const [opening] = /^\s*=?\s*\{\s*/.exec(text.slice(end)) ?? [];
    if (fields === '' || opening === undefined) return;
    const isEmpty = text.charAt(end + opening.length) === '}';
    const edits = [{ start, end: end + opening.length, text: `= { ${fields}${isEmpty ? ' ' : ', '}` }];
    yield { title: `Write the fields of \`${name}\` here`, edits, preferred: true };
  },
};

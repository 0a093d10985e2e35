import { AstUtils } from 'langium';
import { fieldText } from '#core/text/name-text.ts';
import { literalText } from '#core/text/value-text.ts';
import { isModuleTool, isTool } from '#language/generated/ast.ts';
import { foreignLanguageOf } from '#language/syntax/foreign-languages.ts';
import { written } from '#language/syntax/written.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Runs a program that no module can be as a command, which gets the arguments in their order. */
export const runByCommand: QuickFix = {
  codes: ['unsupported-module'],
  *fixes({ node }): Iterable<Fix> {
    const tool = AstUtils.getContainerOfType(node, isTool);
    const module = tool?.implementation;
    const path = isModuleTool(module) ? written(module.path) : undefined;
    const run = path === undefined ? undefined : foreignLanguageOf(path)?.run;
    const place = module?.$cstNode;
    if (tool === undefined || path === undefined || run === undefined || !place) return;
    const names = tool.parameters.flatMap(({ name }) => written(name) ?? []);
    const fixed = [...run, path.replace(/^\.\//, '')].map(literalText);
    const command = `command [${[...fixed, ...names.map((name) => `"{${fieldText(name)}}"`)].join(', ')}]`;
    yield {
      title: `Run it by \`${command}\``,
      edits: [{ start: place.offset, end: place.end, text: command }],
      preferred: true,
    };
  },
};

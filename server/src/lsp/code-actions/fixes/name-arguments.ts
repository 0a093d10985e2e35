import { AstUtils } from 'langium';
import { fieldText } from '#core/text/name-text.ts';
import { isCall } from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Says which parameters the arguments of a call are for that only have values: those of the tool, in their order. */
export const nameArguments: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, node, document, diagnostic }): Iterable<Fix> {
    if (!messageOf(diagnostic).startsWith('Arguments are written')) return;
    const open = text.lastIndexOf('(', start - 1);
    const list = /[^()\r\n]*(?=\))/y;
    list.lastIndex = open + 1;
    const [inside] = list.exec(text) ?? [];
    const call =
      AstUtils.getContainerOfType(node, isCall) ??
      AstUtils.streamAst(document.parseResult.value).find(
        (one) =>
          isCall(one) &&
          one.tool.$refNode !== undefined &&
          one.tool.$refNode.end <= open &&
          text.slice(one.tool.$refNode.end, open).trim() === '',
      );
    const parameters = isCall(call) ? written(call.tool)?.ref?.parameters : undefined;
    const values = inside?.match(/(?:"[^"]*"|\[[^\]]*\]|\{[^}]*\}|[^,"[\]{}])+/g) ?? [];
    if (inside === undefined || parameters === undefined || values.length > parameters.length) return;
    const named = values.map((value, index) =>
      /^\s*\w+\s*:/.test(value) ? value.trim() : `${fieldText(parameters[index]?.name ?? '')}: ${value.trim()}`,
    );
    const arguments_ = named.join(', ');
    yield {
      title: `Write \`(${arguments_})\` for \`(${inside})\``,
      edits: [{ start: open + 1, end: open + 1 + inside.length, text: arguments_ }],
      preferred: true,
    };
  },
};

import {
  isChunk,
  isPersonTool,
  isPlaceholder,
  isPromptSetting,
  isPromptTool,
  type Declaration,
  type Text,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { isPlaceholderPath } from '../syntax/placeholder-path.ts';
import { written } from '../syntax/written.ts';
import type { DeclarationTextCheck } from './file-check.ts';

const inDoubledBraces =
  /^[ \t]*(?:(?:inputs?|\$json)\.)?(?<path>(?<name>[A-Za-z_][\w-]*)(?:\.[\w-]+)*)[ \t]*\}\}(?!\})/;

/**
 * `escaped-placeholder`: a prompt holds the name of something that is known there in doubled braces, which are text, and
 * does not hold it as a placeholder. Templates of other programs, in commands and requests, are left alone.
 */
export const escapedPlaceholder: DeclarationTextCheck = (declaration, lowering) => {
  for (const text of promptsIn(declaration)) {
    const held = new Set(
      text.parts.filter(isPlaceholder).map(({ reference }) => written(reference.root)?.$refText ?? ''),
    );
    for (const [index, part] of text.parts.entries()) {
      const [before, behind] = [text.parts[index - 1], text.parts[index + 1]];
      if (!isChunk(part) || written(part.text) !== '{{' || !isChunk(behind)) continue;
      if (isChunk(before) && before.text.endsWith('{')) continue;
      const { path, name } = inDoubledBraces.exec(written(behind.text) ?? '')?.groups ?? {};
      if (path === undefined || name === undefined || held.has(name)) continue;
      if (!isPlaceholderPath(path, declaration)) continue;
      const message = `Doubled braces are text, \`{${path}}\`: the value of \`${path}\` stands in one pair of braces.`;
      lowering.report('escaped-placeholder', part, message, { data: { path } });
    }
  }
};

/** What a model or a person reads. */
function promptsIn(declaration: Declaration): readonly Text[] {
  return nodesIn(declaration).flatMap((node) =>
    isPromptSetting(node) || isPromptTool(node) || isPersonTool(node) ? (written(node.text) ?? []) : [],
  );
}
